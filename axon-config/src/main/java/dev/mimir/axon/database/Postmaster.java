package dev.mimir.axon.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The process that `postmaster.pid` names. After a crash that file may name a process that has
/// nothing to do with PostgreSQL, so nobody may be signalled before [#serves] has said yes.
record Postmaster(long pid, int port) {

  static final String FILE = "postmaster.pid";

  /// Reads the file; empty when there is none or it is incomplete.
  static Optional<Postmaster> recordedIn(Path cluster) throws IOException {
    Path file = cluster.resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  /// Whether the process is alive and is a PostgreSQL that works in this very directory.
  boolean serves(Path cluster) {
    Path process = Path.of("/proc", Long.toString(pid));
    return Files.isDirectory(Path.of("/proc/self"))
        ? worksIn(cluster, process)
        : ProcessHandle.of(pid).filter(handle -> namesPostgresOn(cluster, handle)).isPresent();
  }

  private static boolean worksIn(Path cluster, Path process) {
    try {
      return isPostgres(Files.readSymbolicLink(process.resolve("exe")))
          && Files.isSameFile(process.resolve("cwd"), cluster);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean namesPostgresOn(Path cluster, ProcessHandle handle) {
    ProcessHandle.Info info = handle.info();
    return info.command().map(Path::of).filter(Postmaster::isPostgres).isPresent()
        && info.arguments()
            .map(arguments -> List.of(arguments).contains(cluster.toString()))
            .orElse(true);
  }

  private static boolean isPostgres(Path program) {
    return String.valueOf(program.getFileName()).startsWith("postgres");
  }
}
