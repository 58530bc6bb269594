package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.SQLException;

/// A PostgreSQL that somebody else runs.
public record ExternalDatabase(DatabaseLogin login) implements DatabaseServer {

  private static final int OLDEST = 15;

  /// Connects once to see that it is there and not too old.
  ///
  /// @throws StartupRefusedException when it cannot be reached or is older than PostgreSQL 15
  public static ExternalDatabase at(DatabaseLogin login) {
    try (Connection connection = login.connect()) {
      requireVersion(connection);
      return new ExternalDatabase(login);
    } catch (SQLException e) {
      throw new StartupRefusedException(
          "The database %s cannot be used: %s".formatted(login.url(), e.getMessage()),
          "Check MIMIR_DATABASE_URL (a JDBC URL: jdbc:postgresql://host:5432/name),"
              + " MIMIR_DATABASE_USERNAME, MIMIR_DATABASE_PASSWORD, and that the database runs.",
          e);
    }
  }

  private static void requireVersion(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new StartupRefusedException(
          "The database is PostgreSQL %d.".formatted(version),
          "Use PostgreSQL %d or later.".formatted(OLDEST));
    }
  }

  /// Does nothing: it goes on.
  @Override
  public void close() {}
}
