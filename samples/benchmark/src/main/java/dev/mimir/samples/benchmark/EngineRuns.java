package dev.mimir.samples.benchmark;

import dev.mimir.axon.database.DatabaseLogin;
import dev.mimir.axon.database.EmbeddedDatabase;
import dev.mimir.engine.SessionView;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.IntStream;

/// What is measured in this JVM, on one durable database: the raw limit and the engine.
record EngineRuns(Options options, Report report, Path directory) {

  void run() throws Exception {
    Path data = directory.resolve("engine");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      Cpu cpu = new Cpu(ProcessHandle.current(), data);
      Load load = new Load(options.seconds(), options.warmup(), cpu);
      run(database.login(), HexFormat.of().formatHex(key), load);
    }
  }

  private void run(DatabaseLogin database, String key, Load load) throws Exception {
    try (Engine engine = Engine.on(database, key, false)) {
      raw(engine, load);
      engine(engine, load);
      if (options.wants(Part.LONG)) {
        new LongSessions(engine, report, samples()).run();
      }
    }
    if (options.wants(Part.PROJECTIONS) || options.wants(Part.LAG)) {
      try (Engine engine = Engine.on(database, key, true)) {
        projections(engine, load);
      }
    }
  }

  private int samples() {
    return (int) Math.max(20, 50 * options.seconds());
  }

  private void raw(Engine engine, Load load) throws Exception {
    if (!options.wants(Part.RAW)) {
      return;
    }
    Rows rows = turn(engine);
    report.line("a turn writes %d rows, %,d bytes".formatted(rows.values().size(), rows.bytes()));
    Rows.createTable(engine.database());
    for (int clients : options.clients()) {
      report.raw(clients, load.of(raw(engine, rows, clients, false)));
      report.load("raw: commit implied", clients, load.of(raw(engine, rows, clients, true)));
    }
    Rows.createTable(engine.database());
  }

  private static java.util.List<RawClient> raw(
      Engine engine, Rows rows, int clients, boolean implied) {
    return IntStream.range(0, clients)
        .mapToObj(_ -> new RawClient(engine.database(), rows, implied))
        .toList();
  }

  /// The rows of a turn in a session that is under way.
  private static Rows turn(Engine engine) throws Exception {
    SessionView before = engine.start();
    for (int n = 0; n < 10; n++) {
      before = engine.play(before.sessionId());
    }
    engine.play(before.sessionId());
    return Rows.after(engine.database(), before.sessionId(), before.sequence());
  }

  private void engine(Engine engine, Load load) throws Exception {
    if (options.wants(Part.ENGINE)) {
      for (int clients : options.clients()) {
        report.load("engine", clients, load.of(EngineClient.several(clients, engine)));
      }
    }
  }

  private void loaded(int clients, Engine engine, Load load) throws Exception {
    try (LagUnderLoad behind = new LagUnderLoad(engine)) {
      Measured measured = load.of(EngineClient.several(clients, engine), engine::awaitProjections);
      Latencies lags = behind.ended();
      report.load("engine, projections on", clients, measured);
      report.line(
          "  the slowest read model was behind: p50 %.0f ms, most %.0f ms, warm-up included"
              .formatted(lags.millis(0.5), lags.millis(1)));
    }
  }

  private void projections(Engine engine, Load load) throws Exception {
    engine.awaitProjections();
    if (options.wants(Part.PROJECTIONS)) {
      for (int clients : options.clients()) {
        loaded(clients, engine, load);
      }
    }
    if (options.wants(Part.LAG)) {
      new Lag(engine, report, samples()).run();
    }
  }
}
