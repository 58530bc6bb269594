package dev.mimir.axon.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/// The files of the embedded database in the data directory: the cluster, its log, its port and the
/// password of its only user.
///
/// @param directory the data directory
record Cluster(DataDirectory directory) {

  private static final String USER = "mimir";
  private static final long LARGE_LOG = 10 << 20;
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  Path path() {
    return directory.resolve("postgres");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }

  /// Creates the cluster when there is none. One that was interrupted is thrown away and begun
  /// again, for it appears under its name only when complete.
  void create(PostgresPrograms programs) throws IOException {
    if (Files.exists(path())) {
      return;
    }
    Path unfinished = directory.resolve("postgres.new");
    FileSystemUtils.deleteRecursively(unfinished);
    PostgresPrograms.Result result = initialise(unfinished, programs);
    if (!result.succeeded()) {
      throw failed("cannot create its files", result.text());
    }
    Files.move(unfinished, path(), ATOMIC_MOVE);
    OwnerOnly.syncDirectoryOf(path());
  }

  private PostgresPrograms.Result initialise(Path target, PostgresPrograms programs) {
    password();
    return programs.run(
        "initdb",
        "--pgdata=" + target,
        "--username=" + USER,
        "--pwfile=" + passwordFile(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }

  /// @throws StartupRefusedException when another major version of PostgreSQL wrote the files
  void requireVersionOf(PostgresPrograms programs) throws IOException {
    String written = Files.readString(path().resolve("PG_VERSION")).strip();
    Matcher ours = VERSION.matcher(programs.run("postgres", "--version").text());
    if (!ours.find() || !ours.group(1).equals(written)) {
      throw new StartupRefusedException(
          "PostgreSQL %s wrote %s; this server brings another major version."
              .formatted(written, path()),
          "Start the release of the server that wrote it, dump its database with pg_dump and restore"
              + " the dump into a new data directory with this release, or use pg_upgrade.");
    }
  }

  /// Writes the configuration, with the port of the last time or another when a stranger has it.
  ///
  /// @return the port
  int configure(PostgresSettings settings) throws IOException {
    Path remembered = directory.resolve("postgres.port");
    int port = LoopbackPort.rememberedIn(remembered);
    OwnerOnly.write(remembered, port + "\n");
    OwnerOnly.write(path().resolve("postgresql.conf"), settings.file(port));
    return port;
  }

  DatabaseLogin login(int port) {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:%d/postgres?requireAuth=scram-sha-256".formatted(port),
        USER,
        password());
  }

  private String password() {
    return SecretFile.readOrCreate(passwordFile(), 24);
  }

  private Path passwordFile() {
    return directory.resolve("postgres.password");
  }

  /// Begins a new log when the present one has grown large, and keeps one of the old ones.
  ///
  /// @return size of the log in bytes
  long beginLog() throws IOException {
    if (Files.notExists(log())) {
      return 0;
    }
    if (Files.size(log()) > LARGE_LOG) {
      Files.move(log(), directory.resolve("postgres.log.1"), REPLACE_EXISTING);
      return 0;
    }
    return Files.size(log());
  }

  /// What PostgreSQL has logged since its log had that size.
  String logAfter(long size) throws IOException {
    byte[] all = Files.exists(log()) ? Files.readAllBytes(log()) : new byte[0];
    int from = (int) Math.min(size, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  StartupRefusedException failed(String what, String output) {
    return new StartupRefusedException(
        "The embedded PostgreSQL %s: %s".formatted(what, output.strip()),
        "See %s. PostgreSQL runs for root only with `unshare -U`; where that is forbidden, run the"
                .formatted(log())
            + " server as another user.");
  }
}
