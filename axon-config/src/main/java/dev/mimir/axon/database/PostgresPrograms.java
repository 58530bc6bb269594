package dev.mimir.axon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs programs of PostgreSQL. It refuses to be run by root, so for root they run in a user
/// namespace of their own.
///
/// @param home the directory with `bin`
/// @param output file for what a program prints, overwritten each time
record PostgresPrograms(Path home, Path output) {

  /// What became of a program.
  record Result(int status, String text) {

    boolean succeeded() {
      return status == 0;
    }
  }

  Result run(String program, String... arguments) {
    try {
      Process process = builder(program, arguments).start();
      process.getOutputStream().close();
      return new Result(process.waitFor(), Files.readString(output, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + program + " was running", e);
    }
  }

  private ProcessBuilder builder(String program, String... arguments) {
    List<String> command = new ArrayList<>(root() ? List.of("unshare", "-U") : List.of());
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // A file and no pipe: the server inherits it and would keep a pipe open as long as it lives.
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    return builder;
  }

  private static boolean root() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return false;
    }
  }
}
