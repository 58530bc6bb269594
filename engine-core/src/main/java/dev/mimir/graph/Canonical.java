package dev.mimir.graph;

import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.graph.Draft.Target;
import dev.mimir.node.Port;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a document in canonical notation.
final class Canonical {
  private Canonical() {}

  static JsonNode of(JsonNode root, List<RegionCompiler> regions) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> section : root.properties()) {
      // The defaults stand in each node's config now.
      if (!List.of("nodes", "edges", "fragments", "defaults").contains(section.getKey())) {
        document.set(section.getKey(), section.getValue());
      }
    }
    for (RegionCompiler region : regions) {
      if (region.name().isEmpty()) {
        write(region, document);
      } else {
        ObjectNode fragments = document.withObject("/fragments");
        ObjectNode fragment = ((ObjectNode) root.get("fragments").get(region.name())).deepCopy();
        write(region, fragment);
        fragments.set(region.name(), fragment);
      }
    }
    return document;
  }

  private static void write(RegionCompiler region, ObjectNode into) {
    ArrayNode nodes = into.putArray("nodes");
    ArrayNode edges = into.putArray("edges");
    for (DraftNode draft : region.drafts().values()) {
      ObjectNode node = nodes.addObject();
      node.put("id", draft.id());
      node.put("type", draft.kind().spec().type());
      node.set("config", draft.config());
      node.setAll(draft.kept());
      region
          .edges()
          .getOrDefault(draft.id(), Map.of())
          .forEach((port, to) -> write(edges.addObject(), draft.id(), port, to));
    }
  }

  private static void write(ObjectNode edge, String from, String port, Target to) {
    edge.put("from", from);
    if (!port.equals(Port.NEXT)) {
      edge.put("port", port);
    }
    edge.put("to", to.node());
    edge.setAll(to.kept());
  }
}
