package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What `postgresql.conf` of the embedded database says.
enum PostgresSettings {
  /// An acknowledged commit survives a crash of the process, of PostgreSQL and of the machine.
  DURABLE("on"),
  /// For tests: nothing survives a crash of the machine.
  FAST("off");

  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final String durability;

  PostgresSettings(String durability) {
    this.durability = durability;
  }

  /// The whole file. What `postgresql.local.conf` beside it sets takes precedence, except for the
  /// address and durability.
  String file(int port) {
    return """
    # Written at every start: put settings of your own into postgresql.local.conf beside it.

    # a small machine that it shares with the server
    shared_buffers = 128MB
    effective_cache_size = 512MB
    max_connections = 60
    random_page_cost = 1.1
    jit = off

    # checkpoints seldom and slowly, so that bursts of writes meet none
    wal_buffers = 16MB
    min_wal_size = 128MB
    max_wal_size = 1GB
    checkpoint_timeout = 10min
    checkpoint_completion_target = 0.9

    # a client that hangs holds back vacuum and every reader of the event log
    idle_in_transaction_session_timeout = 60s

    # conflicts between writers are ordinary and stay out of the log
    log_min_messages = log
    log_checkpoints = off
    timezone = 'UTC'
    log_timezone = 'UTC'

    include_if_exists = 'postgresql.local.conf'

    listen_addresses = '127.0.0.1'
    unix_socket_directories = ''
    port = %1$d
    fsync = %2$s
    synchronous_commit = %2$s
    full_page_writes = %2$s
    """
        .formatted(port, durability);
  }

  /// Asks the running server whether it has the durability these settings promise.
  ///
  /// @throws StartupRefusedException when it has not
  void require(DatabaseLogin login) {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      for (String setting : DURABILITY) {
        require(setting, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded PostgreSQL does not answer", e);
    }
  }

  private void require(String setting, Statement statement) throws SQLException {
    try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
      shown.next();
      if (!durability.equals(shown.getString(1))) {
        throw new StartupRefusedException(
            "The embedded PostgreSQL runs with %s = %s instead of %s."
                .formatted(setting, shown.getString(1), durability),
            "Remove that setting from postgresql.auto.conf, the role and the database (ALTER ... RESET"
                + " %s), then start again.".formatted(setting));
      }
    }
  }
}
