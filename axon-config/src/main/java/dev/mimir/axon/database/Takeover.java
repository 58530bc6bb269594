package dev.mimir.axon.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over the PostgreSQL that a killed server left running.
record Takeover(Cluster cluster, PostgresProcess process) {

  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
  private static final int ATTEMPTS = 50;
  private static final long PAUSE_NANOS = 200_000_000;

  /// Ends the connections of the server before this one, for what it had sent must not be committed
  /// after this one has begun to read.
  private static final String END_OTHERS =
      """
      SELECT coalesce(bool_and(pg_terminate_backend(pid, 5000)), true)
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      """;

  /// The login to the running one; empty when none runs, or the one that ran has been stopped
  /// because it would not answer.
  Optional<DatabaseLogin> attempt() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<DatabaseLogin> login = process.running().map(found -> cluster.login(found.port()));
      if (login.isEmpty() || login.filter(Takeover::answersAlone).isPresent()) {
        return login;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    process.stop();
    return Optional.empty();
  }

  private static boolean answersAlone(DatabaseLogin login) {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet ended = statement.executeQuery(END_OTHERS)) {
      LOG.info("A killed server left its PostgreSQL running: taking it over");
      return ended.next() && ended.getBoolean(1);
    } catch (SQLException e) {
      LOG.debug("The PostgreSQL left running does not answer", e);
      return false;
    }
  }
}
