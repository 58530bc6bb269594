package dev.mimir.samples.benchmark;

import dev.mimir.axon.database.DatabaseLogin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;

/// Fills the store with copies of sessions under other ids, as if many players had played beside
/// each other for months. Their hashes are those of the originals.
final class Copies {
  /// Sessions that are under way at a time: so many copies of each original.
  private static final int BESIDE = 20;

  private final DatabaseLogin database;
  private long end;

  Copies(DatabaseLogin database) {
    this.database = database;
  }

  /// Sessions that begin from now on are the originals.
  void noteEnd() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      end = number(sql, "select coalesce(max(global_index), 0) from event_entry");
    }
  }

  /// Copies until there are as many events.
  ///
  /// @return how many there are
  long make(long events) throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute(
          "create temp table original as select * from event_entry where aggregate_type ="
              + " 'GameSession' and global_index > "
              + end);
      long originals = number(sql, "select count(*) from original");
      long before = number(sql, "select count(*) from event_entry");
      long copies = Math.ceilDiv(events - before, originals);
      for (long first = 0; first < copies; first += BESIDE) {
        copy(sql, first, Math.min(copies, first + BESIDE) - 1);
      }
      sql.execute("vacuum analyze event_entry");
      return number(sql, "select count(*) from event_entry");
    }
  }

  /// Turns of the sessions alternate in the order of all events.
  private static void copy(Statement sql, long first, long last) throws SQLException {
    sql.execute(
        """
        insert into event_entry (aggregate_id, sequence_number, tenant, aggregate_type, payload_type,
            payload_revision, time_stamp, payload, metadata, hash)
        select 'default/session/' || md5(aggregate_id || copy)::uuid, sequence_number, tenant,
            aggregate_type, payload_type, payload_revision,
            time_stamp - copy * interval '47 minutes', payload, metadata, hash
          from original, generate_series(%d, %d) copy
          order by sequence_number / 20, copy, aggregate_id, sequence_number
        """
            .formatted(first, last));
  }

  /// Has all who follow the events go on behind the last one.
  void skip() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          update token_entry set token = convert_to(regexp_replace(regexp_replace(
              convert_from(token, 'UTF8'), '"transaction":[0-9]+', '"transaction":' || transaction_id),
              '"index":[0-9]+', '"index":' || global_index), 'UTF8')
            from (select transaction_id, global_index from event_entry
              order by transaction_id desc, global_index desc limit 1) last
            where token is not null
          """);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", Objects.requireNonNull(database.username()));
    properties.setProperty("password", Objects.requireNonNull(database.password()));
    properties.setProperty("currentSchema", "mimir");
    return DriverManager.getConnection(database.url(), properties);
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
