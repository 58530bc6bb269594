package dev.mimir.graph;

import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeTypes.Registered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A compiled node.
///
/// @param exits the node to enter for each port that leads somewhere, fallbacks included
public record Node<C extends Record>(
    String id, Registered<C> kind, C config, Map<String, String> exits) {

  public NodeSpec<C> spec() {
    return kind.spec();
  }

  /// The node that a port leads to, or null.
  public @Nullable String exit(String port) {
    return exits.get(port);
  }

  Node<C> withExits(Map<String, String> to) {
    return new Node<>(id, kind, config, Map.copyOf(to));
  }
}
