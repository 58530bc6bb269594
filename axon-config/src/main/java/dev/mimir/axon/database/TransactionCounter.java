package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the transaction ids of the cluster above those stored with the events. Events restored
/// from a dump bring the ids of the cluster they were written in; as long as a new cluster counts
/// below them, projections would not see new events, or not in their order.
final class TransactionCounter {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionCounter.class);

  /// What a cluster counts up in about a minute.
  private static final long QUICKLY_COUNTED = 10_000_000;

  private static final String LAST_AND_DISTANCE =
      """
      SELECT transaction_id::text,
             transaction_id::text::numeric - pg_snapshot_xmax(pg_current_snapshot())::text::numeric
      FROM event_entry ORDER BY transaction_id DESC LIMIT 1
      """;

  private TransactionCounter() {}

  /// Lets the cluster count up where it is a little behind.
  ///
  /// @param connection in autocommit mode
  /// @throws StartupRefusedException when it is far behind
  static void keepAhead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (hasEvents(statement)) {
        keepAhead(statement);
      }
    }
  }

  private static boolean hasEvents(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT to_regclass('event_entry') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void keepAhead(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(LAST_AND_DISTANCE)) {
      if (row.next() && row.getLong(2) >= 0) {
        countUp(row.getString(1), row.getLong(2), statement.getConnection());
      }
    }
  }

  private static void countUp(String last, long distance, Connection connection)
      throws SQLException {
    String command = countUpTo(last);
    if (distance > QUICKLY_COUNTED) {
      throw new StartupRefusedException(
          "The events reach to transaction %s, and this cluster is %d below that: they were restored"
                  .formatted(last, distance)
              + " from a dump of another cluster.",
          "Restore a physical copy instead (pg_basebackup), or let the cluster count up, about a"
              + " minute per ten million:\n%s;".formatted(command));
    }
    LOG.warn("The events come from another cluster: counting {} transactions up", distance);
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static String countUpTo(String transaction) {
    return """
    DO $$ BEGIN
      WHILE pg_snapshot_xmax(pg_current_snapshot()) <= '%s' LOOP
        PERFORM pg_current_xact_id(); COMMIT;
      END LOOP;
    END $$\
    """
        .formatted(transaction);
  }
}
