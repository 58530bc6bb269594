package dev.mimir.web.acceptance.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The wall clock of one process, which can be set while it runs: a library in C that is loaded
/// before all others adds to what the system tells. Where there is no `gcc` the clock cannot be
/// set.
final class Clock {
  private final Path library;
  private final Path offset;
  private final Optional<String> refused;
  private Duration lasting = Duration.ZERO;

  /// @param home a directory for the library and for what is added
  Clock(Path home) throws IOException {
    library = home.resolve("clock.so");
    offset = home.resolve("clock.offset");
    Path source = home.resolve("clock.c");
    try (InputStream code = Clock.class.getResourceAsStream("clock.c")) {
      Files.write(source, Objects.requireNonNull(code).readAllBytes());
    }
    refused =
        Shell.run("gcc", "-O2", "-shared", "-fPIC", "-o", text(library), text(source), "-ldl");
    write(lasting);
  }

  private static String text(Path path) {
    return path.toString();
  }

  /// Why it cannot be set; empty when it can.
  Optional<String> refused() {
    return refused;
  }

  /// What a process has to be started with to have this clock.
  Map<String, String> environment() {
    return refused.isPresent()
        ? Map.of()
        : Map.of("LD_PRELOAD", text(library), "FAULTS_CLOCK", text(offset));
  }

  /// Sets it for a while.
  ///
  /// @param by negative to set it back
  void jump(Duration by) {
    write(lasting.plus(by));
  }

  /// Sets it back to what it was before it jumped.
  void back() {
    write(lasting);
  }

  /// Sets it for good.
  void advance(Duration by) {
    lasting = lasting.plus(by);
    write(lasting);
  }

  private void write(Duration ahead) {
    ByteBuffer nanos =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(ahead.toNanos());
    try (FileChannel file =
        FileChannel.open(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(nanos.flip(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
