package dev.mimir.web.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A directory that is a small file system of its own, in memory, where the machine permits that
/// (Linux, as root): it can be made full by making it as small as what it holds. Elsewhere it is an
/// ordinary directory.
final class Scratch implements AutoCloseable {
  private static final String ROOM = "size=3g";
  private static final long NEARLY_NOTHING = 64 << 10;

  private final Path path;
  private final @Nullable String refused;

  Scratch(Path path) throws IOException {
    this.path = Files.createDirectories(path);
    refused = Shell.run("mount", "-t", "tmpfs", "-o", ROOM, "mimir-faults", text()).orElse(null);
  }

  Path path() {
    return path;
  }

  /// Why it cannot be made full; empty when it can.
  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  /// Leaves room for a few pages.
  void fill() {
    try {
      FileStore store = Files.getFileStore(path);
      long used = store.getTotalSpace() - store.getUnallocatedSpace();
      remount("size=" + (used + NEARLY_NOTHING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives all its room again.
  void relieve() {
    remount(ROOM);
  }

  private void remount(String size) {
    Shell.require("mount", "-o", "remount," + size, text());
  }

  private String text() {
    return path.toString();
  }

  @Override
  public void close() {
    if (refused == null) {
      Shell.require("umount", "-l", text());
    }
  }
}
