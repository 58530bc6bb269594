package dev.mimir.axon.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// A writer's own connection, kept until it fails.
final class WriterConnection implements AutoCloseable {

  private static final long TRUSTED_FOR = TimeUnit.SECONDS.toNanos(10);

  private final DataSource database;
  private final int patience;
  private @Nullable Connection connection;
  private long lastUse = System.nanoTime();

  /// @param patience how long the database may say nothing
  WriterConnection(DataSource database, Duration patience) {
    this.database = database;
    this.patience = Math.toIntExact(patience.toMillis());
  }

  /// Sees to it that there is a connection that worked a moment ago.
  void open() throws SQLException {
    if (connection != null && System.nanoTime() - lastUse > TRUSTED_FOR && !connection.isValid(2)) {
      discard();
    }
    if (connection == null) {
      Connection fresh = database.getConnection();
      connection = fresh;
      lastUse = System.nanoTime();
      try {
        fresh.setNetworkTimeout(Runnable::run, patience);
        makeDurable(fresh);
      } catch (SQLException e) {
        discard();
        throw e;
      }
    }
  }

  /// A commit that returns is on disk, whatever the server's default.
  private static void makeDurable(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          select set_config('synchronous_commit', 'on', false)
          where current_setting('synchronous_commit') = 'off'\
          """);
    }
  }

  /// Writes the turns in one transaction. It is durable when this returns: one COPY in auto-commit
  /// mode is one transaction, and the driver waits until the server is ready again after it.
  void write(List<Turn> turns) throws SQLException {
    if (connection == null) {
      throw new SQLException("no connection", "08003");
    }
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyRows.STATEMENT);
    copy.writeToCopy(CopyRows.HEADER, 0, CopyRows.HEADER.length);
    for (Turn turn : turns) {
      copy.writeToCopy(turn.rows().array(), 0, turn.rows().length());
    }
    copy.writeToCopy(CopyRows.TRAILER, 0, CopyRows.TRAILER.length);
    copy.endCopy();
    lastUse = System.nanoTime();
  }

  /// Gives up a connection in an unknown state.
  void discard() {
    if (connection != null) {
      try (Connection old = connection) {
        old.abort(Runnable::run);
        // the pool sees only what fails before its eyes
        old.createStatement().close();
      } catch (SQLException _) {
        // now it knows
      }
      connection = null;
    }
  }

  /// Gives the connection back.
  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException _) {
        // it was to be given up anyway
      }
      connection = null;
    }
  }
}
