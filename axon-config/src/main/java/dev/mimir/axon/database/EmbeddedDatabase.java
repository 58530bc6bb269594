package dev.mimir.axon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL as a process of its own on the loopback address, with its files in a data directory.
/// It outlives a server that is killed; the next server on the directory takes it over. When it
/// ends by itself it is started again.
public final class EmbeddedDatabase implements DatabaseServer {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final DataDirectory directory;
  private final PostgresProcess process;
  private final DatabaseLogin login;
  private final PostgresGuard guard;

  private EmbeddedDatabase(
      DataDirectory directory,
      PostgresProcess process,
      DatabaseLogin login,
      PostgresSettings settings) {
    this.directory = directory;
    this.process = process;
    this.login = login;
    guard = new PostgresGuard(process, settings, login);
  }

  /// Starts the database of a data directory, or takes over the one that runs there.
  ///
  /// @throws StartupRefusedException when another server uses the directory, PostgreSQL does not
  ///   start, or it would not keep what it acknowledges
  public static EmbeddedDatabase start(Path dataDirectory) {
    return start(dataDirectory, dataDirectory, PostgresSettings.DURABLE);
  }

  /// @param binaries where the programs are unpacked; servers may share it one after the other
  static EmbeddedDatabase start(Path dataDirectory, Path binaries, PostgresSettings settings) {
    DataDirectory directory = DataDirectory.open(dataDirectory);
    try {
      Path home = PostgresBinaries.unpackedUnder(binaries);
      return start(
          new Cluster(directory),
          new PostgresPrograms(home, directory.resolve("postgres.out")),
          settings);
    } catch (IOException e) {
      directory.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static EmbeddedDatabase start(
      Cluster cluster, PostgresPrograms programs, PostgresSettings settings) throws IOException {
    cluster.create(programs);
    cluster.requireVersionOf(programs);
    PostgresProcess process = new PostgresProcess(cluster, programs);
    Optional<DatabaseLogin> running = new Takeover(cluster, process).attempt();
    DatabaseLogin login = running.isPresent() ? running.get() : process.start(settings);
    try {
      settings.require(login);
    } catch (RuntimeException e) {
      process.stop();
      throw e;
    }
    LOG.info("PostgreSQL answers at {}, its files are in {}", login.address(), cluster.path());
    return new EmbeddedDatabase(cluster.directory(), process, login, settings);
  }

  @Override
  public DatabaseLogin login() {
    return login;
  }

  /// The directory it lives in, locked until the database is closed.
  public DataDirectory directory() {
    return directory;
  }

  /// Stops PostgreSQL, whose clients must have left, and gives the directory free.
  @Override
  public void close() {
    try {
      guard.close();
      process.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      directory.close();
    }
  }
}
