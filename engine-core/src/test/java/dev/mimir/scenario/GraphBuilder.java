package dev.mimir.scenario;

import dev.mimir.value.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Builds a graph, or a fragment, with little ado: a start leads to the first node unless one is
/// given; what an edge leads to and nobody declared is an end of that name; required ports without
/// an edge lead to the end `end`.
public final class GraphBuilder {
  /// The id of the start that is added; events there are never listed.
  static final String START = "_start";

  private static final String END = "end";

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ArrayNode nodes = json.putArray("nodes");
  private final ArrayNode edges = json.putArray("edges");
  private final SequencedSet<String> declared = new LinkedHashSet<>();
  private final Set<String> targets = new LinkedHashSet<>(Set.of(END));
  private boolean started;

  GraphBuilder() {}

  public GraphBuilder node(String id, String type) {
    return node(id, type, JsonNodeFactory.instance.objectNode());
  }

  /// @param config an object, or what the type's main field holds
  public GraphBuilder node(String id, String type, Object config) {
    ObjectNode node = nodes.addObject().put("id", id);
    node.set(type, Json.MAPPER.<JsonNode>valueToTree(config));
    declared.add(id);
    started |= type.equals("start");
    return this;
  }

  public GraphBuilder edge(String from, String to) {
    return edge(from, "next", to);
  }

  public GraphBuilder edge(String from, String port, String to) {
    edges.addObject().put("from", from).put("port", port).put("to", to);
    targets.add(to);
    return this;
  }

  /// @param type `int`, `double`, `bool`, `string`, `list`, `map`
  public GraphBuilder variable(String name, String type, Object initial) {
    return variable(name, Scenarios.config("type", type, "initial", initial));
  }

  public GraphBuilder variable(String name, ObjectNode declaration) {
    return entry("variables", name, declaration);
  }

  /// A variable that is computed.
  public GraphBuilder computed(String name, String type, String is) {
    return variable(name, Scenarios.config("type", type, "is", is));
  }

  /// An input of a fragment.
  public GraphBuilder input(String name, String type) {
    return entry("inputs", name, Scenarios.config("type", type));
  }

  public GraphBuilder item(String id) {
    return entry("items", id, Scenarios.config());
  }

  public GraphBuilder character(String id, ObjectNode declaration) {
    return entry("characters", id, declaration);
  }

  public GraphBuilder fragment(String name, GraphBuilder fragment) {
    return entry("fragments", name, fragment.finished());
  }

  /// A member of a section, e.g. `entry("data", "price", 3)`.
  public GraphBuilder entry(String section, String name, Object value) {
    json.withObject("/" + section).set(name, Json.MAPPER.<JsonNode>valueToTree(value));
    return this;
  }

  /// A member of the document.
  public GraphBuilder with(String section, Object value) {
    json.set(section, Json.MAPPER.<JsonNode>valueToTree(value));
    return this;
  }

  /// The document.
  public String json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("format", "mimir/1").put("id", "scenario");
    document.setAll(finished());
    return document.toString();
  }

  private ObjectNode finished() {
    ObjectNode copy = json.deepCopy();
    ArrayNode all = copy.putArray("nodes");
    if (!started && !declared.isEmpty()) {
      all.addObject().put("id", START).put("next", declared.getFirst()).putObject("start");
    }
    nodes.forEach(node -> all.add(withDefault((ObjectNode) node.deepCopy())));
    targets.stream()
        .filter(target -> !declared.contains(target))
        .forEach(target ->
            all.addObject().put("id", target).set("end", Scenarios.config("ending", target)));
    return copy;
  }

  private ObjectNode withDefault(ObjectNode node) {
    String id = node.path("id").stringValue();
    boolean connected =
        edges
            .valueStream()
            .anyMatch(edge ->
                edge.path("from").stringValue().equals(id)
                    && edge.path("port").stringValue().equals("next"));
    return connected ? node : node.put("next", END);
  }

  @Override
  public String toString() {
    return json();
  }

  static ObjectNode objectOf(Map<String, Object> members) {
    return (ObjectNode) Json.MAPPER.<JsonNode>valueToTree(members);
  }
}
