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
    requireJdbcUrl(login.url());
    try (Connection connection = login.connect()) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion());
      return new ExternalDatabase(login);
    } catch (SQLException e) {
      throw new StartupRefusedException(
          "The database %s cannot be used: %s".formatted(login.address(), e.getMessage()),
          "Check MIMIR_DATABASE_URL, MIMIR_DATABASE_USERNAME and MIMIR_DATABASE_PASSWORD, and that"
              + " the database runs.",
          e);
    }
  }

  /// Does not show the URL, for those of other programs hold passwords.
  private static void requireJdbcUrl(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartupRefusedException(
          "MIMIR_DATABASE_URL is not the JDBC URL of a PostgreSQL.",
          "Write it as jdbc:postgresql://host:5432/name, with the user in MIMIR_DATABASE_USERNAME"
              + " and the password in MIMIR_DATABASE_PASSWORD.");
    }
  }

  static void requireVersion(int version) {
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
