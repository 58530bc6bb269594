package dev.mimir.axon.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that come with the server as one archive per platform.
final class PostgresBinaries {

  private PostgresBinaries() {}

  /// The directory with `bin`, `lib` and `share`, unpacked below `parent` unless that was done
  /// before. It appears under its name only when complete.
  static Path unpackedUnder(Path parent) throws IOException {
    URL archive = archive();
    JarURLConnection connection = (JarURLConnection) archive.openConnection();
    Path home = parent.resolve(name(connection.getJarEntry()));
    if (Files.notExists(home)) {
      Path unfinished = parent.resolve(home.getFileName() + ".new");
      FileSystemUtils.deleteRecursively(unfinished);
      unpack(connection, unfinished);
      Files.move(unfinished, home, ATOMIC_MOVE);
    }
    return home;
  }

  private static String name(JarEntry archive) {
    return "postgresql-%08x".formatted(archive.getCrc());
  }

  private static void unpack(JarURLConnection archive, Path target) throws IOException {
    try (InputStream packed = new BufferedInputStream(archive.getInputStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      OwnerOnly.directory(target);
      for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        unpack(entry, tar, target.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      markExecutable(target, entry.getMode());
    }
  }

  private static void markExecutable(Path file, int mode) throws IOException {
    if ((mode & 0100) != 0 && !file.toFile().setExecutable(true)) {
      throw new IOException("Cannot make executable: " + file);
    }
  }

  private static URL archive() {
    String name = "postgres-%s.txz".formatted(platform());
    URL found = PostgresBinaries.class.getResource("/" + name);
    if (found == null) {
      throw new StartupRefusedException(
          "There is no embedded PostgreSQL for this platform (%s).".formatted(platform()),
          "Set MIMIR_DATABASE_URL, MIMIR_DATABASE_USERNAME and MIMIR_DATABASE_PASSWORD to a"
              + " PostgreSQL 15 or later, and MIMIR_MASTER_KEY to 64 hexadecimal digits.");
    }
    return found;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String architecture = arm ? "arm_64" : "x86_64";
    if (system.startsWith("windows")) {
      return "windows-x86_64";
    }
    if (system.startsWith("mac")) {
      return "darwin-" + architecture;
    }
    boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
    return "linux-" + architecture + (alpine ? "-alpine_linux" : "");
  }
}
