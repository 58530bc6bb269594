package dev.mimir.samples.benchmark;

import dev.mimir.axon.database.DatabaseLogin;
import dev.mimir.axon.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A store with many events: how fast read models are made again from them, how fast these answer,
/// and what the number of events costs a turn.
record Volume(Options options, Report report, Path directory) {
  private static final String GAME = "dungeon";
  private static final int TEMPLATES = 200;
  private static final int CLIENTS = 8;
  private static final int QUERIES = 200;
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);
  private static final Pattern MODEL = Pattern.compile("\\{\"name\":\"([a-z_]+)\"");

  /// Read models of single rows, measured each by itself.
  private static final List<String> ROWS =
      List.of("transcript", "session_list", "incident_log", "graph_catalogue");

  private static final List<String> ANSWERS =
      List.of(
          "/analytics/graphs/" + GAME + "/nodes",
          "/analytics/graphs/" + GAME + "/funnel",
          "/analytics/graphs/" + GAME + "/choices",
          "/analytics/graphs/" + GAME + "/endings",
          "/analytics/graphs/" + GAME + "/dice",
          "/analytics/sessions/daily",
          "/analytics/players/player",
          "/analytics/models/daily",
          "/sessions?graph_id=" + GAME,
          "/incidents");

  void run() throws Exception {
    Path data = directory.resolve("volume");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      run(database.login(), HexFormat.of().formatHex(key), data);
    }
  }

  private void run(DatabaseLogin database, String key, Path data) throws Exception {
    Load load =
        new Load(options.seconds(), options.warmup(), new Cpu(ProcessHandle.current(), data));
    double empty;
    Copies copies = new Copies(database);
    try (Engine engine = Engine.on(database, key, false)) {
      empty = turns("an empty store", engine, load);
      engine.publish(Game.resource("/games/" + GAME + ".json"));
      Random random = new Random(11);
      copies.noteEnd();
      for (int n = 0; n < TEMPLATES; n++) {
        engine.playThrough(GAME, random);
      }
    }
    Path server = directory.resolve("volume-server");
    try (Server fresh = start(server, database, key)) {
      fresh.awaitProjections();
    }
    long began = System.nanoTime();
    long events = copies.make(options.events());
    copies.skip();
    report.line("%,d events in the store, made in %.0f s".formatted(events, since(began)));
    try (Engine engine = Engine.on(database, key, false)) {
      double full = turns("a full store", engine, load);
      report.line("turns on it: %.0f%% of those on an empty one".formatted(100 * full / empty));
    }
    copies.skip();
    try (Server full = start(server, database, key)) {
      rebuild(full, events, data);
      answers(full);
    }
  }

  private Server start(Path directory, DatabaseLogin database, String key) throws IOException {
    Files.createDirectories(directory);
    return Server.start(
        options,
        directory,
        "--mimir.database.url=" + database.url(),
        "--mimir.database.username=" + database.username(),
        "--mimir.database.password=" + database.password(),
        "--mimir.master-key=" + key);
  }

  private double turns(String on, Engine engine, Load load) throws Exception {
    Measured measured = load.of(EngineClient.several(CLIENTS, engine));
    report.load("engine, " + on, CLIENTS, measured);
    return measured.rate();
  }

  private void rebuild(Server server, long events, Path data) throws IOException {
    try (Wire wire = new Wire(server.port())) {
      List<String> numbers =
          MODEL
              .matcher(get(wire, "/projections"))
              .results()
              .map(found -> found.group(1))
              .filter(name -> !ROWS.contains(name))
              .toList();
      rebuild(wire, server, "all of numbers, " + numbers.size(), numbers, events, data);
      for (String name : ROWS) {
        rebuild(wire, server, name, List.of(name), events, data);
      }
    }
  }

  private void rebuild(
      Wire wire, Server server, String what, List<String> names, long events, Path data)
      throws IOException {
    double cpu = server.cpu().millis() + new Cpu(ProcessHandle.current(), data).millis();
    long began = System.nanoTime();
    for (String name : names) {
      Wire.Answer answer =
          wire.send(Wire.request("POST", "/api/v2/projections/" + name + "/rebuild", null));
      if (answer.status() != 202) {
        throw new IOException(answer.status() + ": " + answer.body());
      }
    }
    String state = get(wire, "/projections");
    while (state.contains("\"rebuild\":{")) {
      if (state.contains("\"status\":\"failed\"")) {
        throw new IOException("a rebuild failed: " + state);
      }
      LockSupport.parkNanos(LOOK);
      state = get(wire, "/projections");
    }
    double took = since(began);
    cpu = server.cpu().millis() + new Cpu(ProcessHandle.current(), data).millis() - cpu;
    report.line(
        "made again, %s: %.1f s (%.1f s of CPU), %,.0f events/s"
            .formatted(what, took, cpu / 1e3, events / took));
  }

  private void answers(Server server) throws IOException {
    try (Wire wire = new Wire(server.port())) {
      for (String path : ANSWERS) {
        Latencies times = new Latencies();
        for (int n = 0; n < 2 * QUERIES; n++) {
          long began = System.nanoTime();
          get(wire, path);
          if (n >= QUERIES) {
            times.add(System.nanoTime() - began);
          }
        }
        Latencies sorted = times.sorted();
        report.line(
            "GET %s: p50 %.1f ms, p95 %.1f ms"
                .formatted(path, sorted.millis(0.5), sorted.millis(0.95)));
      }
    }
  }

  private static String get(Wire wire, String path) throws IOException {
    Wire.Answer answer = wire.send(Wire.request("GET", "/api/v2" + path, null));
    if (answer.status() != 200) {
      throw new IOException(path + ": " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
