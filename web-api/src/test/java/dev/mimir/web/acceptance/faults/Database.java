package dev.mimir.web.acceptance.faults;

import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.DatabaseLogin;
import dev.mimir.axon.database.EmbeddedDatabase;
import dev.mimir.web.acceptance.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own for servers that take it for an external one. It is made as the product
/// makes its embedded one, and then run as a child of this process.
final class Database implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// So that its log of changes needs little room.
  private static final String SETTINGS = "min_wal_size = 32MB\nmax_wal_size = 128MB\n";

  private static final String CUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()
      """;

  private final Path home;
  private final int port;
  private final DatabaseLogin login;
  private @Nullable Process process;

  /// Makes it, and does not start it yet.
  ///
  /// @param home an empty directory
  Database(Path home, Random random) throws IOException {
    this.home = home;
    port = port(random);
    Files.writeString(home.resolve("postgres.port"), Integer.toString(port));
    try (EmbeddedDatabase made = EmbeddedDatabase.start(home)) {
      login = made.login();
    }
    Files.writeString(home.resolve("postgres/postgresql.local.conf"), SETTINGS);
  }

  /// Below those that the system gives to clients: while it is down nobody else may get it.
  private static int port(Random random) {
    while (true) {
      int port = random.nextInt(20_000, 30_000);
      try (ServerSocket _ = new ServerSocket(port)) {
        return port;
      } catch (IOException _) {
        // another one then
      }
    }
  }

  /// Where it listens.
  int port() {
    return port;
  }

  /// How servers find it.
  ///
  /// @param through the port that leads to it
  Map<String, String> environment(int through) {
    return Map.of(
        "MIMIR_DATABASE_URL",
        login.url().replace(":" + port + "/", ":" + through + "/"),
        "MIMIR_DATABASE_USERNAME",
        Objects.requireNonNull(login.username()),
        "MIMIR_DATABASE_PASSWORD",
        Objects.requireNonNull(login.password()));
  }

  /// Starts it where it does not run, again while what a killed one left behind still ends, and
  /// waits until it answers.
  void start() {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          if (!runs()) {
            launch();
          }
          return answers();
        });
  }

  boolean runs() {
    return process != null && process.isAlive();
  }

  private void launch() throws IOException {
    List<String> command = new ArrayList<>();
    if (Integer.valueOf(0).equals(Files.getAttribute(home, "unix:uid"))) {
      // it refuses to be run by root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program().toString(), "-D", home.resolve("postgres").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(home.resolveSibling("postgres.log").toFile()))
            .start();
  }

  private Path program() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      Path programs =
          files
              .filter(file -> file.getFileName().toString().startsWith("postgresql-"))
              .findFirst()
              .orElseThrow();
      return programs.resolve("bin/postgres");
    }
  }

  private boolean answers() {
    try (Connection connection = login.connect()) {
      return connection.isValid(2);
    } catch (SQLException _) {
      return false;
    }
  }

  private Process process() {
    return Objects.requireNonNull(process);
  }

  /// `kill -9` of its first process, whose others then end by themselves.
  void kill() {
    process().destroyForcibly();
    Server.join(process());
  }

  /// Stops it in good order, without waiting for its clients.
  void stop() {
    if (runs()) {
      Shell.signal("INT", process().pid());
      Server.join(process());
    }
  }

  /// Ends all connections of servers.
  ///
  /// @return how many there were
  int cut() {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CUT)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /// Stands still with all its processes.
  void freeze() {
    all().forEach(pid -> Shell.run("kill", "-STOP", Long.toString(pid)));
  }

  /// Goes on.
  void thaw() {
    all().forEach(pid -> Shell.run("kill", "-CONT", Long.toString(pid)));
  }

  private List<Long> all() {
    return Stream.concat(Stream.of(process().toHandle()), process().descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() {
    if (runs()) {
      thaw();
    }
    stop();
  }
}
