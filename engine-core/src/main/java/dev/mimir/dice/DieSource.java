package dev.mimir.dice;

/// Where faces come from. A source is asked once per die and belongs to one thread.
@FunctionalInterface
public interface DieSource {
  /// Draws a face, each equally likely.
  ///
  /// @param sides at least 1
  /// @return a face from 1 to `sides`
  int face(int sides);
}
