package dev.mimir.axon.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventhandling.DomainEventMessage;

/// Compares appends with the raw limit, one multi-row insert and one commit per turn, on a database
/// with our tables: `AppendSpeed <JDBC URL> [seconds] [rows per turn]`. No test.
final class AppendSpeed {

  private interface Appender {
    void append(String id, long first) throws SQLException;
  }

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
  private final HikariDataSource pool;
  private final int seconds;
  private final int rows;

  private AppendSpeed(String url, int seconds, int rows) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(16);
    config.addDataSourceProperty("currentSchema", "mimir");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    this.pool = new HikariDataSource(config);
    this.seconds = seconds;
    this.rows = rows;
  }

  public static void main(String[] arguments) throws InterruptedException {
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int rows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
    new AppendSpeed(arguments[0], seconds, rows).run();
  }

  private void run() throws InterruptedException {
    try (HikariDataSource database = pool;
        PostgresEventStorageEngine engine =
            TestStore.engine(database, EventStoreProperties.defaults())) {
      for (int threads : new int[] {1, 8}) {
        double raw = measure("raw", threads, this::raw);
        double ours =
            measure(
                "engine",
                threads,
                (id, first) -> engine.appendEvents(Adventure.events(id, first, first + rows)));
        System.out.printf("%d threads: %.0f%% of raw%n", threads, 100 * ours / raw);
      }
      try (NotifyingEventStore events =
              NotifyingEventStore.on(engine, EventStoreProperties.defaults());
          var stream = events.openStream(engine.createHeadToken())) {
        Thread reader = Thread.ofPlatform().daemon().start(() -> drain(stream));
        measure(
            "engine+tail",
            8,
            (id, first) -> engine.appendEvents(Adventure.events(id, first, first + rows)));
        reader.interrupt();
        reader.join();
      }
      lagAtRest(engine);
    }
  }

  private static void drain(
      org.axonframework.common.stream.BlockingStream<
              org.axonframework.eventhandling.TrackedEventMessage<?>>
          stream) {
    try {
      while (true) {
        stream.nextAvailable().getPayload();
      }
    } catch (InterruptedException _) {
      // done
    }
  }

  private static void lagAtRest(PostgresEventStorageEngine engine) throws InterruptedException {
    try (NotifyingEventStore events =
            NotifyingEventStore.on(engine, EventStoreProperties.defaults());
        var stream = events.openStream(engine.createHeadToken())) {
      long[] lag = new long[50];
      for (int n = 0; n < lag.length; n++) {
        Thread.sleep(20);
        String id = TestStore.newId();
        engine.appendEvents(Adventure.events(id, 0, 1));
        long stored = System.nanoTime();
        while (!stream.nextAvailable().getIdentifier().startsWith(id)) {
          // of a turn before
        }
        lag[n] = System.nanoTime() - stored;
      }
      Arrays.sort(lag);
      System.out.printf("lag at rest p50 %.2f ms, max %.2f ms%n", lag[25] / 1e6, lag[49] / 1e6);
    }
  }

  private double measure(String name, int threads, Appender appender) throws InterruptedException {
    play(threads, appender, 2);
    long[] latencies = play(threads, appender, seconds);
    double rate = latencies.length / (double) seconds;
    System.out.printf(
        "%-12s %d threads: %.0f turns/s, p50 %.2f ms, p99 %.2f ms%n",
        name,
        threads,
        rate,
        latencies[latencies.length / 2] / 1e6,
        latencies[latencies.length * 99 / 100] / 1e6);
    return rate;
  }

  private long[] play(int threads, Appender appender, int forSeconds) throws InterruptedException {
    ConcurrentLinkedQueue<List<Long>> latencies = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + forSeconds * 1_000_000_000L;
    List<Thread> players = new ArrayList<>();
    for (int n = 0; n < threads; n++) {
      players.add(Thread.ofPlatform().start(() -> latencies.add(play(appender, end))));
    }
    for (Thread player : players) {
      player.join();
    }
    return latencies.stream().flatMapToLong(l -> l.stream().mapToLong(x -> x)).sorted().toArray();
  }

  private List<Long> play(Appender appender, long end) {
    List<Long> latencies = new ArrayList<>();
    String id = TestStore.newId();
    long sequence = 0;
    while (System.nanoTime() < end) {
      if (sequence >= 40L * rows) {
        id = TestStore.newId();
        sequence = 0;
      }
      long start = System.nanoTime();
      try {
        appender.append(id, sequence);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      latencies.add(System.nanoTime() - start);
      sequence += rows;
    }
    return latencies;
  }

  private void raw(String id, long first) throws SQLException {
    List<DomainEventMessage<?>> events = Adventure.events(id, first, first + rows);
    String row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "insert into event_entry (aggregate_id, sequence_number, tenant, aggregate_type,"
                  + " payload_type, payload_revision, time_stamp, payload, metadata, hash) values "
                  + String.join(",", Collections.nCopies(rows, row)))) {
        for (int n = 0; n < rows; n++) {
          set(statement, n * 10, id, events.get(n).getSequenceNumber());
        }
        statement.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static final byte[] PAYLOAD =
      "{\"to\":\"bridge\",\"steps\":123}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] METADATA =
      "{\"actor\":\"player-1\",\"correlation\":\"req_1\"}".getBytes(StandardCharsets.UTF_8);

  private static void set(PreparedStatement statement, int offset, String id, long sequence)
      throws SQLException {
    statement.setString(offset + 1, id);
    statement.setLong(offset + 2, sequence);
    statement.setString(offset + 3, "default");
    statement.setString(offset + 4, "adventure");
    statement.setString(offset + 5, "adventure.walked");
    statement.setShort(offset + 6, (short) 1);
    statement.setObject(offset + 7, TIME.atOffset(ZoneOffset.UTC));
    statement.setBytes(offset + 8, PAYLOAD);
    statement.setBytes(offset + 9, METADATA);
    statement.setBytes(offset + 10, new byte[32]);
  }
}
