package dev.mimir.graph;

import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.graph.Draft.Target;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.RecordShape;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.graph.shape.Similar;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.NodeTypes.Registered;
import dev.mimir.node.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Expands the short notation of one region: types as keys, `next`, blocks in place of edges. Nodes
/// of the canonical notation pass through unchanged; the two may be mixed.
final class ShortNotation {
  private static final Set<String> KEPT = Set.of("position", "title", "notes", "tags");

  private final NodeTypes types;
  private final Map<String, JsonNode> defaults;
  private final Problems problems;
  private final int limit;
  private final List<DraftNode> nodes = new ArrayList<>();

  /// @param limit nodes beyond which it stops
  ShortNotation(NodeTypes types, Map<String, JsonNode> defaults, Problems problems, int limit) {
    this.types = types;
    this.defaults = defaults;
    this.problems = problems;
    this.limit = limit;
  }

  /// The nodes of a list and of all blocks in it.
  List<DraftNode> expand(JsonNode list, Pointer at) {
    for (int i = 0; i < list.size() && nodes.size() <= limit; i++) {
      JsonNode json = list.get(i);
      node(json, at.child(i), id(json, Integer.toString(i + 1)), null);
    }
    return nodes;
  }

  private static String id(JsonNode json, String fromPlace) {
    JsonNode id = json.get("id");
    return id != null && id.isString() ? id.stringValue() : fromPlace;
  }

  private void node(JsonNode json, Pointer at, String id, @Nullable Target surrounding) {
    if (!json.isObject()) {
      problems.add(ProblemCode.SCHEMA, at, null, "expected a node, an object with a type");
      return;
    }
    JsonNode given = json.get("id");
    if (given != null && !(given.isString() && Identifiers.NODE.matcher(id).matches())) {
      problems.add(
          ProblemCode.SCHEMA,
          at.child("id"),
          null,
          "an id has at most 64 characters out of A-Z a-z 0-9 _ . -, the first none of . -");
    }
    if (id.length() > 1024) {
      problems.add(
          ProblemCode.LIMIT_EXCEEDED,
          at,
          null,
          "blocks are nested too deeply; give this node an id");
      return;
    }
    Typed typed = typed(json, at, id);
    if (typed == null) {
      return;
    }
    Map<String, Target> targets = new LinkedHashMap<>();
    Target next = targets(json.get("next"), at.child("next"), id, surrounding, targets);
    branches(typed, id, next, targets);
    nodes.add(
        new DraftNode(
            id,
            given != null,
            typed.kind(),
            typed.config(),
            at,
            typed.at(),
            targets,
            next,
            kept(json)));
  }

  /// Adds the targets of a port map; gives where ports lead that are not named.
  private @Nullable Target targets(
      @Nullable JsonNode next,
      Pointer at,
      String id,
      @Nullable Target surrounding,
      Map<String, Target> targets) {
    if (next == null || next.isNull()) {
      return surrounding;
    }
    if (!next.isObject()) {
      return target(next, at, id + "." + Port.NEXT, surrounding);
    }
    JsonNode otherwise = next.get(Port.NEXT);
    Target fallback =
        otherwise == null
            ? surrounding
            : target(otherwise, at.child(Port.NEXT), id + "." + Port.NEXT, surrounding);
    for (Map.Entry<String, JsonNode> port : next.properties()) {
      if (!port.getKey().equals(Port.NEXT)) {
        Pointer place = at.child(port.getKey());
        put(
            targets,
            port.getKey(),
            target(port.getValue(), place, id + "." + port.getKey(), fallback));
      }
    }
    return fallback;
  }

  private void branches(
      Typed typed, String id, @Nullable Target next, Map<String, Target> targets) {
    RecordShape<?> shape = Shapes.ofRecord(typed.kind().spec().config());
    for (Map.Entry<String, String> list : shape.branchLists().entrySet()) {
      JsonNode branches = typed.config().path(list.getKey());
      for (int i = 0; i < branches.size(); i++) {
        if (branches.get(i) instanceof ObjectNode branch) {
          Pointer at = typed.at().child(list.getKey()).child(i).child("next");
          branch(branch, list.getValue(), at, id, next, targets);
        }
      }
    }
  }

  private void branch(
      ObjectNode branch,
      String portMember,
      Pointer at,
      String id,
      @Nullable Target next,
      Map<String, Target> targets) {
    JsonNode to = branch.remove("next");
    JsonNode port = branch.get(portMember);
    if (to != null && !to.isNull() && port != null && port.isString()) {
      String name = port.stringValue();
      put(targets, name, target(to, at, id + "." + name, next));
    }
  }

  private static void put(Map<String, Target> targets, String port, @Nullable Target target) {
    if (target != null) {
      targets.putIfAbsent(port, target);
    }
  }

  /// A node id, or the first node of a block.
  private @Nullable Target target(
      JsonNode json, Pointer at, String prefix, @Nullable Target afterwards) {
    if (json.isString()) {
      return new Target(json.stringValue(), at);
    }
    if (json.isArray()) {
      return block(json, at, prefix, afterwards);
    }
    problems.add(ProblemCode.SCHEMA, at, null, "expected the id of a node or a block of nodes");
    return afterwards;
  }

  private @Nullable Target block(
      JsonNode block, Pointer at, String prefix, @Nullable Target afterwards) {
    List<String> ids = new ArrayList<>(block.size());
    for (int i = 0; i < block.size(); i++) {
      ids.add(id(block.get(i), prefix + "." + (i + 1)));
    }
    for (int i = 0; i < ids.size() && nodes.size() <= limit; i++) {
      Target after = i + 1 < ids.size() ? new Target(ids.get(i + 1), at.child(i)) : afterwards;
      node(block.get(i), at.child(i), ids.get(i), after);
    }
    return ids.isEmpty() ? afterwards : new Target(ids.getFirst(), at);
  }

  private static ObjectNode kept(JsonNode json) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (KEPT.contains(member.getKey()) || member.getKey().startsWith("x-")) {
        kept.set(member.getKey(), member.getValue());
      }
    }
    return kept;
  }

  private record Typed(Registered<?> kind, ObjectNode config, Pointer at) {}

  private @Nullable Typed typed(JsonNode json, Pointer at, String id) {
    List<String> others = json.propertyNames().stream().filter(name -> !common(name)).toList();
    JsonNode type = json.get("type");
    if (type != null) {
      unexpected(others.stream().filter(name -> !name.equals("config")).toList(), at, id);
      Registered<?> kind = kind(type.stringValue(""), at.child("type"), id);
      JsonNode config = json.get("config");
      return kind == null ? null : configured(kind, config, at.child("config"), at, id);
    }
    List<String> known = others.stream().filter(name -> types.find(name) != null).toList();
    if (known.size() != 1) {
      return untyped(others, known, at, id);
    }
    unexpected(others.stream().filter(name -> !name.equals(known.getFirst())).toList(), at, id);
    String name = known.getFirst();
    Registered<?> kind = kind(name, at, id);
    return kind == null ? null : configured(kind, json.get(name), at.child(name), at, id);
  }

  private static boolean common(String name) {
    return name.equals("id")
        || name.equals("next")
        || name.equals("type")
        || KEPT.contains(name)
        || name.startsWith("x-");
  }

  private void unexpected(List<String> names, Pointer at, String id) {
    for (String name : names) {
      problems.add(
          ProblemCode.SCHEMA,
          at.child(name),
          id,
          "a node has no field '" + name + "'; remove it, or write it under its config");
    }
  }

  private @Nullable Typed untyped(List<String> others, List<String> known, Pointer at, String id) {
    if (known.isEmpty() && !others.isEmpty()) {
      kind(others.getFirst(), at.child(others.getFirst()), id);
    } else {
      String found = known.isEmpty() ? "none" : String.join(" and ", known);
      problems.add(
          ProblemCode.SCHEMA, at, id, "a node has exactly one type, this one has " + found);
    }
    return null;
  }

  private @Nullable Registered<?> kind(String name, Pointer at, String id) {
    Registered<?> kind = types.find(name);
    if (kind == null) {
      List<String> names = types.all().stream().map(known -> known.spec().type()).toList();
      problems.add(
          ProblemCode.UNKNOWN_NODE_TYPE,
          at,
          id,
          "there is no type '"
              + name
              + "'"
              + Similar.hint(name, names)
              + "; the types are "
              + String.join(", ", names));
    }
    return kind;
  }

  private @Nullable Typed configured(
      Registered<?> kind, @Nullable JsonNode given, Pointer at, Pointer nodeAt, String id) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    String main = kind.spec().mainField();
    Pointer place = at;
    if (given instanceof ObjectNode object) {
      config.setAll(object.deepCopy());
    } else if (given != null && main != null && (given.isString() || given.isArray())) {
      config.set(main, given);
      place = nodeAt.redirecting(main, at);
    } else if (given != null) {
      problems.add(ProblemCode.SCHEMA, at, id, "expected the config of the node, an object");
      return null;
    }
    return new Typed(kind, config, withDefaults(kind, config, place));
  }

  private Pointer withDefaults(Registered<?> kind, ObjectNode config, Pointer at) {
    String type = kind.spec().type();
    Pointer place = at;
    if (defaults.get(type) instanceof ObjectNode values) {
      Pointer from = Pointer.ROOT.child("defaults").child(type);
      for (Map.Entry<String, JsonNode> value : values.properties()) {
        if (!config.has(value.getKey())) {
          config.set(value.getKey(), value.getValue().deepCopy());
          place = place.redirecting(value.getKey(), from.child(value.getKey()));
        }
      }
    }
    return place;
  }
}
