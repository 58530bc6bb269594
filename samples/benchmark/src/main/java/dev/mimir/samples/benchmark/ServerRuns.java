package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is measured on the server as it ships: turns over HTTP, how fast effects begin, how long
/// regressions take, what streams take, views of the past, the time until it is ready, its memory.
record ServerRuns(Options options, Report report, Path directory) {
  private static final long FULL = 100_000;

  /// The server's JVM is new when this one has long been warm, and has far more code to compile.
  private static final int WARMUPS_OF_A_NEW_SERVER = 10;

  void run() throws Exception {
    Path data = directory.resolve("server");
    try (Server cold = Server.start(options, data)) {
      if (options.wants(Part.START)) {
        report.line("start to ready, cold: %.1f s".formatted(cold.seconds()));
      }
      if (options.wants(Part.HTTP)) {
        play(cold);
      }
      if (options.wants(Part.OVERLOAD)) {
        cold.publish(Game.sixNodes());
        new Overload(cold, report, options).run();
      }
      if (options.wants(Part.CROWD)) {
        new Crowd(cold, report).run();
      }
      if (options.wants(Part.EFFECTS)) {
        new EffectDelays(cold, report).run(WARMUPS_OF_A_NEW_SERVER * options.warmup());
      }
      if (options.wants(Part.REGRESSION)) {
        new RegressionSpeed(cold, report, options.sessions()).run();
      }
      if (options.wants(Part.STREAMS)) {
        new Streams(cold, report).run();
      }
      if (options.wants(Part.PAST)) {
        new Past(cold, report).run();
      }
    }
    if (options.wants(Part.START)) {
      try (Server warm = Server.start(options, data)) {
        report.line("start to ready, warm: %.1f s".formatted(warm.seconds()));
      }
    }
  }

  private void play(Server server) throws Exception {
    server.publish(Game.sixNodes());
    long turns = 0;
    double warmup = WARMUPS_OF_A_NEW_SERVER * options.warmup();
    for (int clients : options.clients()) {
      Load load = new Load(options.seconds(), warmup, server.cpu());
      warmup = options.warmup();
      Measured measured = load(load, clients, server);
      report.load("HTTP, projections on", clients, measured);
      turns += measured.turns();
    }
    while (options.full() && turns < FULL) {
      turns += load(new Load(5, 0, server.cpu()), 8, server).turns();
    }
    report.line(
        "memory after %,d turns and more: %.0f MB".formatted(turns, server.residentMegabytes()));
  }

  /// @param servers each turn is played on any of them
  static Measured load(Load load, int clients, Server... servers) throws Exception {
    int[] ports = Arrays.stream(servers).mapToInt(Server::port).toArray();
    List<HttpTurns> players = new ArrayList<>();
    try {
      for (int n = 0; n < clients; n++) {
        players.add(new HttpTurns(ports));
      }
      return load.of(players, servers[0]::awaitProjections);
    } finally {
      for (HttpTurns player : players) {
        close(player);
      }
    }
  }

  private static void close(HttpTurns player) {
    try {
      player.close();
    } catch (IOException _) {
      // nothing is lost
    }
  }
}
