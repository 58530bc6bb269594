package dev.mimir.graph.diff;

import dev.mimir.graph.diff.Area.Exit;
import dev.mimir.graph.diff.GraphDiff.ChangedEdge;
import dev.mimir.graph.diff.GraphDiff.ChangedNode;
import dev.mimir.graph.diff.GraphDiff.EdgeChanges;
import dev.mimir.graph.diff.GraphDiff.FieldChange;
import dev.mimir.graph.diff.GraphDiff.GraphEdge;
import dev.mimir.graph.diff.GraphDiff.GraphNode;
import dev.mimir.graph.diff.GraphDiff.NodeChanges;
import dev.mimir.graph.diff.GraphDiff.RenamedNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Compares two documents.
final class Comparison {
  private static final Set<String> WORDS = Set.of("title", "notes", "tags");

  /// Marks the id of a node that is no more: another may have it now.
  private static final String GONE = "\0";

  private static final Set<String> PARTS = Set.of("nodes", "edges", "fragments");

  private final JsonNode from;
  private final JsonNode to;
  private final NodeChanges nodes = new NodeChanges(list(), list(), list(), list(), list(), list());
  private final EdgeChanges edges = new EdgeChanges(list(), list(), list());
  private final List<FieldChange> fields = list();
  private final List<FieldChange> annotations = list();

  Comparison(JsonNode from, JsonNode to) {
    this.from = from;
    this.to = to;
  }

  private static <T> List<T> list() {
    return new ArrayList<>();
  }

  GraphDiff diff() {
    area("", "", from, to);
    Set<String> fragments = new LinkedHashSet<>(from.path("fragments").propertyNames());
    fragments.addAll(to.path("fragments").propertyNames());
    fragments.forEach(this::fragment);
    return new GraphDiff(isSame(), nodes, edges, fields, annotations);
  }

  private boolean isSame() {
    return Stream.of(
            nodes.added(),
            nodes.removed(),
            nodes.changed(),
            nodes.renamed(),
            edges.added(),
            edges.removed(),
            edges.changed(),
            fields)
        .allMatch(List::isEmpty);
  }

  private void fragment(String name) {
    JsonNode old = from.path("fragments").get(name);
    JsonNode now = to.path("fragments").get(name);
    String path = "/fragments/" + name.replace("~", "~0").replace("/", "~1");
    if (old == null || now == null) {
      ObjectNode before = old == null ? null : declarations(old);
      fields.addAll(Fields.between(path, before, now == null ? null : declarations(now)));
    }
    JsonNode none = JsonNodeFactory.instance.objectNode();
    area("#" + name + "/", path, old == null ? none : old, now == null ? none : now);
  }

  /// A fragment without its nodes and edges, which are listed by themselves.
  private static ObjectNode declarations(JsonNode region) {
    return ((ObjectNode) region.deepCopy()).without(PARTS);
  }

  /// @param prefix of the nodes' names
  /// @param path to the region in the document
  private void area(String prefix, String path, JsonNode old, JsonNode now) {
    if (!old.isEmpty() && !now.isEmpty()) {
      members(path, old, now, fields, annotations);
    }
    new OfArea(Area.of(prefix, old), Area.of(prefix, now)).compare();
  }

  /// Compares the members of two things, those that have a meaning apart from those that are words.
  private static void members(
      String path, JsonNode old, JsonNode now, List<FieldChange> meaning, List<FieldChange> words) {
    Set<String> names = new LinkedHashSet<>(old.propertyNames());
    names.addAll(now.propertyNames());
    names.removeAll(PARTS);
    for (String name : names) {
      String at = path + "/" + name.replace("~", "~0").replace("/", "~1");
      boolean annotates = WORDS.contains(name) || name.startsWith("x-");
      (annotates ? words : meaning).addAll(Fields.between(at, old.get(name), now.get(name)));
    }
  }

  /// Compares nodes and edges.
  private final class OfArea {
    private final Area old;
    private final Area now;
    private final Map<String, String> renames;

    /// Old ids by new ones.
    private final Map<String, String> origins = new HashMap<>();

    /// Old ids of the nodes that are still there.
    private final Set<String> kept = new HashSet<>();

    OfArea(Area old, Area now) {
      this.old = old;
      this.now = now;
      this.renames = Renames.between(old, now);
      renames.forEach((was, is) -> origins.put(is, was));
      old.nodes().keySet().stream()
          .filter(id -> !renames.containsKey(id) && now.nodes().containsKey(id))
          .forEach(id -> origins.putIfAbsent(id, id));
      kept.addAll(origins.values());
    }

    void compare() {
      now.nodes()
          .forEach((id, node) -> {
            String origin = origins.get(id);
            if (origin == null) {
              nodes.added().add(new GraphNode(named(id), now.type(id)));
            } else {
              node(origin, id, old.node(origin), node);
            }
          });
      old.nodes().keySet().stream()
          .filter(id -> !kept.contains(id))
          .forEach(id -> nodes.removed().add(new GraphNode(named(id), old.type(id))));
      edges();
    }

    private String named(String id) {
      return now.prefix() + (id.endsWith(GONE) ? id.substring(0, id.length() - 1) : id);
    }

    private void node(String origin, String id, JsonNode before, JsonNode after) {
      if (!origin.equals(id)) {
        nodes.renamed().add(new RenamedNode(named(origin), named(id), now.type(id)));
      }
      List<FieldChange> meaning = list();
      List<FieldChange> words = list();
      members("", without(before), without(after), meaning, words);
      if (!meaning.isEmpty()) {
        nodes.changed().add(new ChangedNode(named(id), now.type(id), meaning));
      }
      if (!words.isEmpty()) {
        nodes.annotated().add(new ChangedNode(named(id), now.type(id), words));
      }
      if (!Fields.same(before.path("position"), after.path("position"))) {
        nodes.moved().add(named(id));
      }
    }

    private static JsonNode without(JsonNode node) {
      return ((ObjectNode) node.deepCopy()).without(Set.of("id", "position"));
    }

    /// An old id as it is now.
    private String current(String id) {
      String renamed = renames.get(id);
      return renamed != null ? renamed : kept.contains(id) ? id : id + GONE;
    }

    private void edges() {
      Map<Exit, String> before = new LinkedHashMap<>();
      old.edges()
          .forEach((exit, target) ->
              before.put(new Exit(current(exit.node()), exit.port()), current(target)));
      now.edges()
          .forEach((exit, target) -> {
            String was = before.remove(exit);
            if (was == null) {
              edges.added().add(new GraphEdge(named(exit.node()), exit.port(), named(target)));
            } else if (!was.equals(target)) {
              edges
                  .changed()
                  .add(new ChangedEdge(named(exit.node()), exit.port(), named(was), named(target)));
            }
          });
      before.forEach((exit, target) ->
          edges.removed().add(new GraphEdge(named(exit.node()), exit.port(), named(target))));
    }
  }
}
