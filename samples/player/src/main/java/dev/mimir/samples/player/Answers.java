package dev.mimir.samples.player;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The answers of the person at the keyboard, or of a script, a line each. In a script, empty lines
/// and lines that begin with `#` are passed over, and what is read is shown, as if typed.
final class Answers {

  private final BufferedReader reader;
  private final boolean script;
  private final Screen screen;

  Answers(BufferedReader reader, boolean script, Screen screen) {
    this.reader = reader;
    this.script = script;
    this.screen = screen;
  }

  /// The next answer; empty when there will be none any more.
  Optional<String> next() {
    screen.mark();
    Optional<String> line = read();
    if (script || line.isEmpty()) {
      screen.echo(line.orElse(""));
    }
    return line;
  }

  private Optional<String> read() {
    try {
      String line = reader.readLine();
      while (line != null && script && (line.isBlank() || line.startsWith("#"))) {
        line = reader.readLine();
      }
      return Optional.ofNullable(line).map(String::strip);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
