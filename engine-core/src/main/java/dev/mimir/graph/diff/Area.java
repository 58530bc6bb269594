package dev.mimir.graph.diff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The nodes and edges of a graph's top level, or of one of its fragments.
///
/// @param prefix of the nodes' names, e.g. `#slap/`
/// @param nodes by id
/// @param edges where each leads to, by the node and port that it leaves
record Area(String prefix, Map<String, JsonNode> nodes, Map<Exit, String> edges) {

  /// Where an edge leaves.
  record Exit(String node, String port) {}

  static Area of(String prefix, JsonNode region) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    region.path("nodes").forEach(node -> nodes.put(node.path("id").stringValue(), node));
    Map<Exit, String> edges = new LinkedHashMap<>();
    region
        .path("edges")
        .forEach(edge ->
            edges.put(
                new Exit(edge.path("from").stringValue(), edge.path("port").asString("next")),
                edge.path("to").stringValue()));
    return new Area(prefix, nodes, edges);
  }

  JsonNode node(String id) {
    return Objects.requireNonNull(nodes.get(id));
  }

  String type(String node) {
    return node(node).path("type").stringValue();
  }
}
