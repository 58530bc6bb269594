package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Whether the transaction ids stored with the events are those of this cluster. Events restored
/// from a dump keep the ids of the cluster they were written in; while a new cluster counts below
/// them, its projections would not see new events in their order.
final class TransactionCounter {

  private static final String LAST_AND_NEXT =
      """
      SELECT transaction_id::text, pg_snapshot_xmax(pg_current_snapshot())::text,
             transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
      FROM event_entry ORDER BY transaction_id DESC LIMIT 1
      """;

  private TransactionCounter() {}

  /// @throws StartupRefusedException when an event has a transaction id that is still to come
  static void require(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (hasEvents(statement)) {
        require(statement);
      }
    }
  }

  private static boolean hasEvents(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT to_regclass('event_entry') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void require(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(LAST_AND_NEXT)) {
      if (row.next() && row.getBoolean(3)) {
        throw behind(row.getString(1), row.getString(2));
      }
    }
  }

  private static StartupRefusedException behind(String last, String next) {
    return new StartupRefusedException(
        "The events reach to transaction %s, but this cluster is only at %s: they were restored"
                .formatted(last, next)
            + " from a dump of another cluster.",
        """
        Restore a physical copy instead (pg_basebackup), or let the cluster count up with
          SET synchronous_commit = off;
          DO $$ BEGIN
            WHILE pg_snapshot_xmax(pg_current_snapshot()) <= '%s' LOOP
              PERFORM pg_current_xact_id(); COMMIT;
            END LOOP;
          END $$;
        which takes about a minute per ten million transactions.\
        """
            .formatted(last));
  }
}
