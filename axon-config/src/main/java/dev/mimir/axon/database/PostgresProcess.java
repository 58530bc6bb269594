package dev.mimir.axon.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL process of a cluster.
record PostgresProcess(Cluster cluster, PostgresPrograms programs) {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
  private static final int ATTEMPTS = 50;
  private static final long PAUSE_NANOS = 200_000_000;

  /// The process that runs in the cluster's directory now.
  Optional<Postmaster> running() throws IOException {
    return Postmaster.recordedIn(cluster.path()).filter(found -> found.serves(cluster.path()));
  }

  /// Starts it where none runs. What a killed one left behind goes first: a file that names a
  /// process which is something else by now; its workers need a moment to notice that it is gone.
  DatabaseLogin start(PostgresSettings settings) throws IOException {
    Files.deleteIfExists(cluster.path().resolve(Postmaster.FILE));
    String problem = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = cluster.configure(settings);
      long logged = cluster.beginLog();
      PostgresPrograms.Result result = pgCtl("start", "--timeout=600", "--log=" + cluster.log());
      if (result.succeeded()) {
        return cluster.login(port);
      }
      problem = cluster.logAfter(logged) + result.text();
      if (!problem.contains("in use")) {
        break;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw cluster.failed("does not start", problem);
  }

  /// Stops it if it runs: what its clients are doing is rolled back, everything else is written.
  void stop() throws IOException {
    if (running().isPresent()) {
      PostgresPrograms.Result result = pgCtl("stop", "--timeout=120", "--mode=fast");
      if (!result.succeeded()) {
        LOG.warn("PostgreSQL did not stop: {}", result.text().strip());
      }
    }
  }

  private PostgresPrograms.Result pgCtl(String action, String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = action;
    arguments[1] = "--silent";
    arguments[2] = "--wait";
    arguments[3] = "--pgdata=" + cluster.path();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return programs.run("pg_ctl", arguments);
  }
}
