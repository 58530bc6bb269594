package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The PostgreSQL schema that holds every table.
final class MimirSchema {

  static final String NAME = "mimir";

  private MimirSchema() {}

  /// Each module numbers its migrations in a range of its own, so a later one of an earlier range
  /// arrives out of order.
  static void configure(FluentConfiguration flyway) {
    flyway.defaultSchema(NAME).schemas(NAME).createSchemas(true).outOfOrder(true);
  }

  /// Connections for migrations, which may take as long as they need.
  static DataSource patient(DataSource database) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
      }
    };
  }
}
