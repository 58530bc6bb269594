package dev.mimir.axon.playtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that a JSON Schema may take, in place of those that a tool would give.
final class StandIn {
  private static final int DEEPEST = 8;

  private StandIn() {}

  /// The result of a tool: an object as it is, anything else as `value`.
  static Map<String, Object> result(@Nullable Map<String, Object> schema) {
    Object made = schema == null ? Map.of() : value(schema, 0);
    return made instanceof Map<?, ?> members ? named(members) : Map.of("value", made);
  }

  private static Map<String, Object> named(Map<?, ?> members) {
    Map<String, Object> named = new LinkedHashMap<>();
    members.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private static Object value(Map<?, ?> schema, int depth) {
    Object constant = schema.get("const");
    if (constant != null) {
      return constant;
    }
    for (String some : List.of("enum", "examples")) {
      if (schema.get(some) instanceof List<?> values && !values.isEmpty()) {
        return values.getFirst();
      }
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "integer", "number" -> schema.get("minimum") instanceof Number least ? least : 1L;
      case "boolean" -> true;
      case "array" -> list(schema, depth);
      case "object" -> object(schema, depth);
      default -> schema.containsKey("properties") ? object(schema, depth) : "words";
    };
  }

  private static Object list(Map<?, ?> schema, int depth) {
    return schema.get("items") instanceof Map<?, ?> items && depth < DEEPEST
        ? List.of(value(items, depth + 1))
        : List.of();
  }

  private static Object object(Map<?, ?> schema, int depth) {
    Map<String, Object> made = new LinkedHashMap<>();
    if (schema.get("properties") instanceof Map<?, ?> members && depth < DEEPEST) {
      members.forEach((name, member) -> {
        if (member instanceof Map<?, ?> inner) {
          made.put(String.valueOf(name), value(inner, depth + 1));
        }
      });
    }
    return made;
  }
}
