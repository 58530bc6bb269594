package dev.mimir.interpreter;

import dev.mimir.dice.Draws;
import dev.mimir.dice.Seed;

/// Where a session's draws come from.
///
/// @param seed revealed when the session ends
public record Chance(Seed seed, Draws draws) {

  /// The draws that a seed decides.
  public static Chance of(Seed seed) {
    return new Chance(seed, Draws.of(seed));
  }
}
