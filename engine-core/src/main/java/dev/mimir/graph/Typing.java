package dev.mimir.graph;

import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Similar;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.NodeTypes.Registered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds the type of a node, in `type` or as a key, and its config with the defaults of the type.
final class Typing {
  private static final Set<String> KEPT = Set.of("position", "title", "notes", "tags");

  private final NodeTypes types;
  private final Map<String, JsonNode> defaults;
  private final Problems problems;

  Typing(NodeTypes types, Map<String, JsonNode> defaults, Problems problems) {
    this.types = types;
    this.defaults = defaults;
    this.problems = problems;
  }

  /// @param at where the config stands
  record Typed(Registered<?> kind, ObjectNode config, Pointer at) {}

  /// What is kept of a node as it is.
  static ObjectNode kept(JsonNode json) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (KEPT.contains(member.getKey()) || member.getKey().startsWith("x-")) {
        kept.set(member.getKey(), member.getValue());
      }
    }
    return kept;
  }

  /// The type of a node and its config; null after a problem was reported.
  @Nullable Typed of(JsonNode json, Pointer at, String id) {
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
