package dev.mimir.axon.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The directory that holds everything a server with an embedded database keeps. While it is open
/// no second server can open it; the operating system gives it free when the process dies, however
/// it dies.
public final class DataDirectory implements AutoCloseable {

  /// A process loses its lock when it closes *any* channel on the file, so a second opening in the
  /// same process must be refused before it touches the file.
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  /// Beyond the text, so that others can read whose lock it is where locks are mandatory.
  private static final long LOCKED_BYTE = 1 << 20;

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Creates the directory when it is missing, readable by its owner alone, and locks it.
  ///
  /// @throws StartupRefusedException when another server uses the directory or it cannot be written
  public static DataDirectory open(Path directory) {
    try {
      return lock(OwnerOnly.directory(directory.toAbsolutePath().normalize()).toRealPath());
    } catch (IOException e) {
      throw new StartupRefusedException(
          "The data directory %s cannot be used: %s".formatted(directory, e),
          "Make it a directory this user can write, or set mimir.data-dir to another.",
          e);
    }
  }

  private static DataDirectory lock(Path path) throws IOException {
    if (!OPEN_HERE.add(path)) {
      throw inUse(path, "this process");
    }
    @Nullable FileChannel locked = null;
    try {
      locked = lockedChannel(path);
      return new DataDirectory(path, locked);
    } finally {
      if (locked == null) {
        OPEN_HERE.remove(path);
      }
    }
  }

  @SuppressWarnings("resource") // a channel that got the lock stays open as long as the process
  private static FileChannel lockedChannel(Path path) throws IOException {
    FileChannel channel = OwnerOnly.open(path.resolve("lock"), CREATE, READ, WRITE);
    if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
      try (channel) {
        throw inUse(path, "process " + read(channel));
      }
    }
    channel.truncate(0);
    channel.write(utf8(Long.toString(ProcessHandle.current().pid())));
    return channel;
  }

  private static StartupRefusedException inUse(Path path, String owner) {
    return new StartupRefusedException(
        "Another server (%s) uses the data directory %s.".formatted(owner, path),
        "Stop that server, or give this one a directory of its own with mimir.data-dir.");
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(20);
    channel.read(content, 0);
    return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Where it is, absolute and without symbolic links.
  public Path path() {
    return path;
  }

  /// The path of something inside.
  Path resolve(String name) {
    return path.resolve(name);
  }

  /// Gives the directory free for another server.
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OPEN_HERE.remove(path);
    }
  }
}
