package dev.mimir.graph;

import dev.mimir.graph.shape.Pointer;
import dev.mimir.node.NodeTypes.Registered;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The nodes of a region after the short notation was expanded, before their configs were read.
///
/// @param untyped ids of nodes whose type is not known, so that they have no draft
/// @param edges those that the document lists
record Draft(List<DraftNode> nodes, Set<String> untyped, List<DraftEdge> edges) {

  /// All ids, each once, in the order of the document.
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    nodes.forEach(node -> ids.add(node.id()));
    ids.addAll(untyped);
    return ids;
  }

  /// A node.
  ///
  /// @param named whether the document gave it an id
  /// @param config with the defaults of its type, without `next`
  /// @param at where it stands
  /// @param configAt where its config stands
  /// @param targets by port, those that the document names
  /// @param next where ports lead that are not named
  /// @param kept what is kept as it is: position, title, notes, tags, `x-…`
  record DraftNode(
      String id,
      boolean named,
      Registered<?> kind,
      ObjectNode config,
      Pointer at,
      Pointer configAt,
      Map<String, Target> targets,
      @Nullable Target next,
      ObjectNode kept) {}

  /// A node to enter, and where the document says so.
  ///
  /// @param kept what is kept of an edge as it is
  record Target(String node, Pointer at, ObjectNode kept) {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    Target(String node, Pointer at) {
      this(node, at, NOTHING);
    }
  }

  /// An edge as listed.
  record DraftEdge(String from, String port, Target to, Pointer at) {}
}
