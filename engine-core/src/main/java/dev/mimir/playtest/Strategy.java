package dev.mimir.playtest;

/// How the players decide.
public enum Strategy {
  /// Without a thought.
  RANDOM,
  /// Towards nodes, edges and states that were not seen yet, also from points of earlier runs.
  COVERAGE
}
