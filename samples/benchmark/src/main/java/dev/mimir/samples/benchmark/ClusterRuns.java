package dev.mimir.samples.benchmark;

import dev.mimir.axon.database.DatabaseLogin;
import dev.mimir.axon.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two servers on one PostgreSQL beside one: turns where each request goes to any of them, and how
/// soon one shows what was played on the other.
record ClusterRuns(Options options, Report report, Path directory) {
  private static final int CLIENTS = 8;
  private static final int TURNS = 200;
  private static final int WARMUPS_OF_A_NEW_SERVER = 10;
  private static final Duration REST = Duration.ofMillis(30);
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

  void run() throws Exception {
    Path data = directory.resolve("cluster");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data);
        Server one = server("one", database)) {
      one.publish(Game.sixNodes());
      double warmup = WARMUPS_OF_A_NEW_SERVER * options.warmup();
      play("one server", new Load(options.seconds(), warmup, cpu(data, one)), one);
      try (Server other = server("other", database)) {
        play(
            "two, unrouted",
            new Load(options.seconds(), warmup, cpu(data, one, other)),
            one,
            other);
        play(
            "one of two",
            new Load(options.seconds(), options.warmup(), cpu(data, one, other)),
            one);
        streamed(one, other);
        projected(one, other);
      }
    }
  }

  private Server server(String name, EmbeddedDatabase database) throws IOException {
    DatabaseLogin login = database.login();
    return Server.start(
        options,
        directory.resolve(name),
        "--mimir.database.url=" + login.url(),
        "--mimir.database.username=" + Objects.requireNonNull(login.username()),
        "--mimir.database.password=" + Objects.requireNonNull(login.password()),
        "--mimir.master-key=" + "ab".repeat(32));
  }

  private static Cpu cpu(Path database, Server... servers) {
    List<ProcessHandle> processes = new ArrayList<>();
    for (Server server : servers) {
      processes.add(server.process().toHandle());
    }
    return new Cpu(processes, database);
  }

  private void play(String name, Load load, Server... servers) throws Exception {
    report.load(name, CLIENTS, ServerRuns.load(load, CLIENTS, servers));
  }

  /// From the sending of a turn to its last event on the stream of the other server.
  private void streamed(Server one, Server other) throws IOException {
    Latencies own = new Latencies();
    Latencies others = new Latencies();
    try (Wire wire = new Wire(one.port())) {
      HttpSession session = HttpSession.start(wire);
      try (TurnStream stream = new TurnStream(other.port(), session.path() + "/stream", "")) {
        stream.awaitTurn();
        for (int n = 0; n < TURNS; n++) {
          LockSupport.parkNanos(REST.toNanos());
          long began = System.nanoTime();
          wire.send(session.turn());
          own.add(System.nanoTime() - began);
          stream.awaitTurn();
          others.add(System.nanoTime() - began);
        }
      }
    }
    tell("a turn on one server, answered", own);
    tell("a turn on one server to its events on a stream of the other", others);
  }

  /// From the answer to a turn to the list of sessions of the other server that shows it.
  private void projected(Server one, Server other) throws IOException {
    Latencies lags = new Latencies();
    try (Wire wire = new Wire(one.port());
        Wire there = new Wire(other.port())) {
      HttpSession session = HttpSession.start(wire);
      String id = session.path().substring(session.path().lastIndexOf('/') + 1);
      for (int n = 0; n < TURNS; n++) {
        LockSupport.parkNanos(REST.toNanos());
        Matcher sequence = SEQUENCE.matcher(wire.send(session.turn()).body());
        if (!sequence.find()) {
          throw new IOException("a turn without a sequence");
        }
        String query = "?page_size=1&session_id=" + id + "&at_least=" + sequence.group(1);
        long began = System.nanoTime();
        Wire.Answer answer = there.send(Wire.request("GET", "/api/v2/sessions" + query, null));
        lags.add(System.nanoTime() - began);
        if (answer.status() != 200) {
          throw new IOException(answer.body());
        }
      }
    }
    tell("an accepted turn on one server to the session list of the other", lags);
  }

  private void tell(String what, Latencies latencies) {
    Latencies sorted = latencies.sorted();
    report.line(
        "%s: p50 %.1f ms, p95 %.1f ms".formatted(what, sorted.millis(0.5), sorted.millis(0.95)));
  }
}
