package dev.mimir.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The programs of PostgreSQL as the tests of other modules have unpacked them, so that not every
/// server of a test has to.
public final class UnpackedPostgres {
  private static final Path SHARED =
      Path.of(System.getProperty("java.io.tmpdir"))
          .resolve("mimir-test-postgres-" + System.getProperty("user.name"));

  private UnpackedPostgres() {}

  /// Puts links to them into the data directory of a server that has not been started yet. Where
  /// they are not what it needs it unpacks its own.
  public static void into(Path data) {
    try {
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (Path programs : programs()) {
        Files.createSymbolicLink(data.resolve(programs.getFileName()), programs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> programs() throws IOException {
    if (Files.notExists(SHARED)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(SHARED)) {
      return files
          .filter(file -> file.getFileName().toString().matches("postgresql-[0-9a-f]+"))
          .toList();
    }
  }
}
