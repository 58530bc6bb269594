package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The documents that are played.
final class Game {
  /// Id of the game of which every answer [#ANSWER] enters six nodes.
  static final String ID = "six-nodes";

  /// Nodes that an answer enters.
  static final int NODES = 6;

  /// The choice that goes on.
  static final String ANSWER = "on";

  private Game() {}

  static byte[] sixNodes() {
    return resource("/benchmark/six-nodes.json");
  }

  static byte[] resource(String name) {
    try (InputStream in = Game.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + name);
      }
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
