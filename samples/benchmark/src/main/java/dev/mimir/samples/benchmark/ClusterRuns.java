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

/// Two servers on one PostgreSQL beside one: turns where each request goes to any of them, with and
/// without commands routed among them, and how soon one shows what was played on the other.
record ClusterRuns(Options options, Report report, Path directory) {
  private static final int CLIENTS = 8;
  private static final int TURNS = 200;
  private static final int WARMUPS_OF_A_NEW_SERVER = 10;
  private static final Duration REST = Duration.ofMillis(30);
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

  void run() throws Exception {
    Path data = directory.resolve("cluster");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      try (Server one = server("one", database)) {
        one.publish(Game.sixNodes());
        play("one server", anew(data, one), one);
        try (Server other = server("other", database)) {
          play("two, unrouted", anew(data, one, other), one, other);
          play(
              "one of two",
              new Load(options.seconds(), options.warmup(), cpu(data, one, other)),
              one);
          streamed(one, other);
          projected(one, other);
        }
      }
      List<Integer> ports = List.of(Server.freePort(), Server.freePort());
      try (Server one = server("routed-one", database, routing(ports, 0));
          Server other = server("routed-other", database, routing(ports, 1))) {
        play("two, routed", anew(data, one, other), one, other);
      }
    }
  }

  private static String[] routing(List<Integer> ports, int here) {
    String host = "127.0.0.1:";
    return new String[] {
      "--mimir.cluster.members=" + host + ports.get(0) + "," + host + ports.get(1),
      "--mimir.cluster.bind=" + host + ports.get(here)
    };
  }

  /// Of servers that are new.
  private Load anew(Path database, Server... servers) {
    double warmup = WARMUPS_OF_A_NEW_SERVER * options.warmup();
    return new Load(options.seconds(), warmup, cpu(database, servers));
  }

  private Server server(String name, EmbeddedDatabase database, String... more) throws IOException {
    DatabaseLogin login = database.login();
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--mimir.database.url=" + login.url(),
                "--mimir.database.username=" + Objects.requireNonNull(login.username()),
                "--mimir.database.password=" + Objects.requireNonNull(login.password()),
                "--mimir.master-key=" + "ab".repeat(32)));
    settings.addAll(List.of(more));
    return Server.start(options, directory.resolve(name), settings.toArray(String[]::new));
  }

  private static Cpu cpu(Path database, Server... servers) {
    List<ProcessHandle> processes = new ArrayList<>();
    for (Server server : servers) {
      processes.add(server.process().toHandle());
    }
    return new Cpu(processes, database);
  }

  private void play(String name, Load load, Server... servers) throws Exception {
    List<Counted> before = Counted.of(servers);
    report.load(name, CLIENTS, ServerRuns.load(load, CLIENTS, servers));
    Counted counted = Counted.sum(Counted.of(servers)).minus(Counted.sum(before));
    report.line(
        "  with its warm-up: %.1f%% of states found in memory, %.1f%% of turns decided again, %.0f%% of commands sent to the other server"
            .formatted(
                100 * counted.hits() / (counted.hits() + counted.misses()),
                100 * counted.conflicts() / counted.turns(),
                100 * counted.sent() / counted.turns()));
  }

  /// What servers tell of themselves.
  private record Counted(double hits, double misses, double conflicts, double turns, double sent) {
    static List<Counted> of(Server... servers) throws IOException {
      List<Counted> counted = new ArrayList<>();
      for (Server server : servers) {
        counted.add(of(server));
      }
      return counted;
    }

    private static Counted of(Server server) throws IOException {
      try (Wire wire = new Wire(server.port())) {
        String told = wire.send(Wire.request("GET", "/actuator/prometheus", null)).body();
        return new Counted(
            sum(told, "mimir_cache_requests_total\\{cache=\"sessions\",result=\"hit\""),
            sum(told, "mimir_cache_requests_total\\{cache=\"sessions\",result=\"miss\""),
            sum(told, "mimir_turns_conflicts_total"),
            sum(told, "mimir_turns_total"),
            sum(told, "mimir_cluster_commands_total\\{way=\"sent\""));
      }
    }

    /// @param metric begin of its lines, as a regular expression
    private static double sum(String told, String metric) {
      Pattern lines = Pattern.compile("^" + metric + "\\S* (\\S+)$", Pattern.MULTILINE);
      return lines
          .matcher(told)
          .results()
          .mapToDouble(line -> Double.parseDouble(line.group(1)))
          .sum();
    }

    static Counted sum(List<Counted> all) {
      return all.stream().reduce(new Counted(0, 0, 0, 0, 0), Counted::plus);
    }

    private Counted plus(Counted more) {
      return new Counted(
          hits + more.hits,
          misses + more.misses,
          conflicts + more.conflicts,
          turns + more.turns,
          sent + more.sent);
    }

    Counted minus(Counted less) {
      return plus(new Counted(-less.hits, -less.misses, -less.conflicts, -less.turns, -less.sent));
    }
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
