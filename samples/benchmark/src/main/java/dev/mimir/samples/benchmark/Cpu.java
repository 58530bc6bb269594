package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The CPU time of JVMs and of the embedded database that works for them.
///
/// @param jvms the processes with the engine
/// @param dataDir where its database lives
record Cpu(List<ProcessHandle> jvms, Path dataDir) {

  Cpu(ProcessHandle jvm, Path dataDir) {
    this(List.of(jvm), dataDir);
  }

  /// Used so far, in milliseconds, by the processes that are alive.
  double millis() {
    return Stream.concat(jvms.stream(), database())
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
