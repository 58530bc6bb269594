package dev.mimir.samples.benchmark;

import dev.mimir.engine.SessionView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// How long after a turn was accepted the read models show it, when nothing else happens.
record Lag(Engine engine, Report report, int turns) {
  private static final Duration REST = Duration.ofMillis(50);

  void run() throws SQLException {
    engine.awaitProjections();
    lag("session_list", "where session_id = ? and sequence >= ?");
    lag("transcript", "where session_id = ? and sequence > ? - 10 limit 1");
  }

  private void lag(String model, String which) throws SQLException {
    String sql = "select 1 from %s_%d %s".formatted(model, engine.generation(model), which);
    SessionView view = engine.start();
    Latencies lags = new Latencies();
    try (Connection connection = engine.database().getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, UUID.fromString(view.sessionId()));
      for (int n = 0; n < turns; n++) {
        LockSupport.parkNanos(REST.toNanos());
        view = engine.play(view.sessionId());
        lags.add(until(query, view.sequence()));
      }
    }
    Latencies sorted = lags.sorted();
    report.line(
        "accepted turn to row in %s, at rest: p50 %.1f ms, p99 %.1f ms"
            .formatted(model, sorted.millis(0.5), sorted.millis(0.99)));
  }

  private static long until(PreparedStatement query, long sequence) throws SQLException {
    long accepted = System.nanoTime();
    query.setLong(2, sequence);
    while (true) {
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          return System.nanoTime() - accepted;
        }
      }
    }
  }
}
