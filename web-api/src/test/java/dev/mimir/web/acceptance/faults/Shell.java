package dev.mimir.web.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Small programs of the operating system.
final class Shell {
  private Shell() {}

  /// Runs a program.
  ///
  /// @return what it complained of, or why it could not be run; empty when it succeeded
  static Optional<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(command[0] + ": " + output);
    } catch (IOException e) {
      return Optional.of(command[0] + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// @throws UncheckedIOException when it does not succeed
  static void require(String... command) {
    run(command)
        .ifPresent(complaint -> {
          throw new UncheckedIOException(new IOException(complaint));
        });
  }

  /// @param signal its name, e.g. `STOP`
  static void signal(String signal, long pid) {
    require("kill", "-" + signal, Long.toString(pid));
  }
}
