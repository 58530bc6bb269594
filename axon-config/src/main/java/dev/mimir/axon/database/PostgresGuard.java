package dev.mimir.axon.database;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts PostgreSQL again when it has ended by itself: killed for want of memory, or because it
/// gave up over a full disk. Until it answers, whoever needs it is told that it is away.
final class PostgresGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresGuard.class);
  private static final long SECONDS_BETWEEN = 1;

  private final PostgresProcess process;
  private final PostgresSettings settings;
  private final DatabaseLogin login;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("postgres-guard").daemon().factory());

  /// @param login where it has to be found
  PostgresGuard(PostgresProcess process, PostgresSettings settings, DatabaseLogin login) {
    this.process = process;
    this.settings = settings;
    this.login = login;
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      if (process.running().isEmpty()) {
        LOG.error("PostgreSQL has ended by itself and is started again");
        restart();
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
    }
  }

  private void restart() throws IOException {
    DatabaseLogin now = process.start(settings);
    if (now.equals(login)) {
      LOG.info("PostgreSQL answers again");
    } else {
      LOG.error(
          "PostgreSQL had to move to {}, for a stranger has its port: restart this server",
          now.address());
    }
  }

  /// Leaves PostgreSQL as it is from now on.
  @Override
  public void close() {
    thread.close();
  }
}
