package dev.mimir.graph.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds nodes that have another id and are otherwise what they were: the one node of a type and
/// config on either side, among those that are not the same under their old id. This also sees
/// through ids that come from a node's place, when something is put before it.
final class Renames {
  private final Area from;
  private final Area to;

  private Renames(Area from, Area to) {
    this.from = from;
    this.to = to;
  }

  /// New ids by old ones.
  static Map<String, String> between(Area from, Area to) {
    return new Renames(from, to).found();
  }

  private Map<String, String> found() {
    Map<String, @Nullable String> old = unique(from, to);
    Map<String, @Nullable String> now = unique(to, from);
    Map<String, String> renames = new LinkedHashMap<>();
    old.forEach((what, id) -> {
      String other = now.get(what);
      if (id != null && other != null) {
        renames.put(id, other);
      }
    });
    return renames;
  }

  /// The nodes that differ from those of their id, by what they are; null where several are alike.
  private static Map<String, @Nullable String> unique(Area area, Area other) {
    Map<String, @Nullable String> nodes = new LinkedHashMap<>();
    area.nodes()
        .forEach((id, node) -> {
          JsonNode beside = other.nodes().get(id);
          if (beside == null || !alike(node, beside)) {
            String what = what(node);
            nodes.put(what, nodes.containsKey(what) ? null : id);
          }
        });
    return nodes;
  }

  private static boolean alike(JsonNode one, JsonNode other) {
    return what(one).equals(what(other));
  }

  private static String what(JsonNode node) {
    return node.path("type").stringValue() + spelled(node.path("config"));
  }

  private static String spelled(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(spelled(element)));
      return elements.toString();
    }
    if (value.isObject()) {
      List<String> members = new ArrayList<>();
      value
          .properties()
          .forEach(member -> members.add(member.getKey() + "=" + spelled(member.getValue())));
      return members.toString();
    }
    return value.toString();
  }
}
