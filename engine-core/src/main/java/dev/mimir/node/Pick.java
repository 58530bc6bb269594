package dev.mimir.node;

/// How one of several is picked.
public enum Pick {
  /// By weight, with repetition.
  RANDOM,
  /// Each once in a random order, then a new round.
  SHUFFLE,
  /// Each once in the order written; then the last one again and again.
  SEQUENCE,
  /// Each in the order written, then from the beginning.
  CYCLE,
  /// The first that is open.
  FIRST,
  /// The one picked least often; of several the one written first.
  LEAST_SEEN;

  /// One of those to pick from.
  ///
  /// @param option its name, unique in the node
  /// @param weight at least 0; only for {@link #RANDOM}
  public record Candidate(String option, long weight) {}
}
