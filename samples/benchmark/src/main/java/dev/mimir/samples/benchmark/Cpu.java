package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// The CPU time of a JVM and of the embedded database that works for it.
///
/// @param jvm the process with the engine
/// @param dataDir where its database lives
record Cpu(ProcessHandle jvm, Path dataDir) {

  /// Used so far, in milliseconds, by the processes that are alive.
  double millis() {
    return Stream.concat(Stream.of(jvm), database())
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .mapToLong(Duration::toMillis)
        .sum();
  }

  private Stream<ProcessHandle> database() {
    try (Stream<String> lines =
        Files.lines(dataDir.resolve("postgres").resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElse("-1").strip());
      return ProcessHandle.of(pid).stream()
          .flatMap(main -> Stream.concat(Stream.of(main), main.children()));
    } catch (IOException _) {
      return Stream.empty();
    }
  }
}
