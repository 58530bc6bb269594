package dev.mimir.nodes.model.scripted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The plainest value that a JSON Schema allows, as far as that follows from types and bounds.
final class Example {
  private static final int DEEPEST = 20;

  private Example() {}

  static Object of(Map<?, ?> schema) {
    return of(schema, 0);
  }

  private static Object of(Map<?, ?> schema, int depth) {
    for (String given : List.of("const", "default")) {
      Object value = schema.get(given);
      if (value != null) {
        return value;
      }
    }
    Object named = first(schema, "enum");
    if (named != null) {
      return named;
    }
    for (String either : List.of("anyOf", "oneOf", "allOf")) {
      if (depth < DEEPEST && first(schema, either) instanceof Map<?, ?> option) {
        return of(option, depth + 1);
      }
    }
    return typed(schema, depth);
  }

  private static Object typed(Map<?, ?> schema, int depth) {
    Object type =
        schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
    return switch (String.valueOf(type)) {
      case "string" -> "x".repeat((int) bound(schema, "minLength"));
      case "integer" -> bound(schema, "minimum");
      case "number" -> schema.get("minimum") instanceof Number least ? least : 0L;
      case "boolean" -> false;
      case "array" -> list(schema, depth);
      default -> object(schema, depth);
    };
  }

  private static List<Object> list(Map<?, ?> schema, int depth) {
    List<Object> list = new ArrayList<>();
    if (schema.get("items") instanceof Map<?, ?> item && depth < DEEPEST) {
      for (long i = 0; i < Math.min(bound(schema, "minItems"), 100); i++) {
        list.add(of(item, depth + 1));
      }
    }
    return list;
  }

  private static Map<String, Object> object(Map<?, ?> schema, int depth) {
    if (!(schema.get("properties") instanceof Map<?, ?> properties) || depth >= DEEPEST) {
      return Map.of();
    }
    Map<String, Object> object = new LinkedHashMap<>();
    properties.forEach((name, property) -> {
      if (property instanceof Map<?, ?> inner) {
        object.put(String.valueOf(name), of(inner, depth + 1));
      }
    });
    return Collections.unmodifiableMap(object);
  }

  private static @Nullable Object first(Map<?, ?> schema, String name) {
    return schema.get(name) instanceof List<?> list && !list.isEmpty() ? list.getFirst() : null;
  }

  private static long bound(Map<?, ?> schema, String name) {
    return schema.get(name) instanceof Number bound ? Math.clamp(bound.longValue(), 0, 1_000) : 0;
  }
}
