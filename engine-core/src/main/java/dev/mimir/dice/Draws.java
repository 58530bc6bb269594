package dev.mimir.dice;

/// All chance of a session: a source of faces for every execution of every node.
@FunctionalInterface
public interface Draws {
  /// A source for one execution of a node, its first die being number 0.
  ///
  /// @param clientSeed what the player gave, or empty
  /// @param epoch restores so far
  /// @param frame the path of call nodes, empty at the top
  /// @param node the node's id
  /// @param visit which entry of the node in this frame, from 1
  DieSource at(String clientSeed, int epoch, String frame, String node, long visit);

  /// The provably fair draws of a seed.
  static Draws of(Seed seed) {
    return new SeededDraws(seed);
  }
}
