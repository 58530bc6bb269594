package dev.mimir.dice;

/// All chance of a session: a source of faces for every visit of every node.
@FunctionalInterface
public interface Draws {
  /// A source for one visit of a node.
  ///
  /// @param clientSeed what the player gave, or empty
  /// @param epoch restores so far
  /// @param frame the path of call nodes, empty at the top
  /// @param node the node's id
  /// @param visit which entry of the node in this frame, from 1
  /// @param first number of the first die; as many were drawn in the visit before
  DieSource at(String clientSeed, int epoch, String frame, String node, long visit, int first);

  /// A source whose first die is number 0.
  default DieSource at(String clientSeed, int epoch, String frame, String node, long visit) {
    return at(clientSeed, epoch, frame, node, visit, 0);
  }

  /// The provably fair draws of a seed.
  static Draws of(Seed seed) {
    return new SeededDraws(seed);
  }
}
