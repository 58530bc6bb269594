package dev.mimir.graph;

import dev.mimir.expression.Environment;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The nodes of a graph's top level, or of one of its fragments.
///
/// @param name of the fragment, empty for the top level
/// @param nodes by id
/// @param start id of the node where it begins
/// @param locals the fragment's inputs and own variables, by name
/// @param inputs names of those locals that a caller gives
/// @param environment what its expressions see
public record Region(
    String name,
    Map<String, Node<?>> nodes,
    String start,
    Map<String, Variable> locals,
    Set<String> inputs,
    Environment environment) {

  /// The node with an id, or null.
  public @Nullable Node<?> node(String id) {
    return nodes.get(id);
  }
}
