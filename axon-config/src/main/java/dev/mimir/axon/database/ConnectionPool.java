package dev.mimir.axon.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/// The pool of connections the server works with.
final class ConnectionPool {

  /// A server that hangs within a transaction, or has gone without a word, however it comes to
  /// that, holds up every reader of the event log, and others where they want the same rows.
  private static final String PATIENCE =
      """
      set idle_in_transaction_session_timeout = '10s';
      set tcp_keepalives_idle = 10;
      set tcp_keepalives_interval = 5;
      set tcp_keepalives_count = 3;
      """;

  /// Seconds that the database may say nothing, unless somebody expects it to take longer.
  private static final String SILENCE = "30";

  private ConnectionPool() {}

  /// A parameter in the URL takes precedence over those given here.
  static HikariDataSource on(DatabaseLogin login, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("mimir");
    config.setJdbcUrl(login.url());
    config.setUsername(login.username());
    config.setPassword(login.password());
    config.setMaximumPoolSize(connections);
    // Who asks while the database is away is told so soon.
    config.setConnectionTimeout(4_000);
    config.setValidationTimeout(2_000);
    config.setConnectionInitSql(PATIENCE);
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", SILENCE);
    config.addDataSourceProperty("currentSchema", MimirSchema.NAME);
    config.addDataSourceProperty("ApplicationName", "mimir");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("prepareThreshold", "3");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }
}
