package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Whether a database, its master key and its cluster belong together.
final class Installation {

  private Installation() {}

  /// @throws StartupRefusedException when the database belongs to another master key, or its events
  ///   come from a cluster that was further than this one
  static void require(DataSource database, MasterKey key) {
    try (Connection connection = database.getConnection()) {
      requireKey(connection, key.fingerprint());
      TransactionCounter.keepAhead(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot check the database", e);
    }
  }

  private static void requireKey(Connection connection, String fingerprint) throws SQLException {
    String known = remembered(connection, fingerprint);
    if (!known.equals(fingerprint)) {
      throw new StartupRefusedException(
          "This database belongs to a master key with the fingerprint %s, not to this one with %s."
              .formatted(known, fingerprint),
          "Put the key back that the database was created with: as master.key into the data"
              + " directory, or as MIMIR_MASTER_KEY. With another key the draws of its sessions"
              + " could not be continued or verified.");
    }
  }

  /// The fingerprint the database was first used with; with a new database that is now.
  private static String remembered(Connection connection, String fingerprint) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO installation (master_key_fingerprint) VALUES (?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, fingerprint);
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT master_key_fingerprint FROM installation")) {
      row.next();
      return row.getString(1);
    }
  }
}
