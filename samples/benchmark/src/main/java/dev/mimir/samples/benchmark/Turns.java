package dev.mimir.samples.benchmark;

/// Someone who plays turn after turn.
@FunctionalInterface
interface Turns {
  /// Plays one turn to its end.
  void play() throws Exception;
}
