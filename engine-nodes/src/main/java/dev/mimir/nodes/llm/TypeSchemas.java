package dev.mimir.nodes.llm;

import dev.mimir.expression.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON Schemas of types, and values that fit them.
final class TypeSchemas {
  private TypeSchemas() {}

  static Map<String, Object> of(Type type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (type) {
      case Type.Int(var min, var max) -> bounded(schema, "integer", min, max);
      case Type.Real(var min, var max) -> bounded(schema, "number", min, max);
      case Type.Bool _ -> schema.put("type", "boolean");
      case Type.Str _ -> schema.put("type", "string");
      case Type.Timestamp _ -> schema.put("type", "string");
      case Type.Enumeration(var values) -> {
        schema.put("type", "string");
        schema.put("enum", values);
      }
      case Type.ListOf(var of) -> {
        schema.put("type", "array");
        schema.put("items", of(of));
      }
      case Type.MapOf(var of) -> object(schema, of);
      case Type.Keyed(_, var of, _) -> object(schema, of);
      case Type.Struct _ -> schema.put("type", "object");
      case Type.Dyn _ -> {}
    }
    return schema;
  }

  private static void bounded(
      Map<String, Object> schema, String type, @Nullable Number min, @Nullable Number max) {
    schema.put("type", type);
    if (min != null) {
      schema.put("minimum", min);
    }
    if (max != null) {
      schema.put("maximum", max);
    }
  }

  private static void object(Map<String, Object> schema, Type of) {
    schema.put("type", "object");
    schema.put("additionalProperties", of(of));
  }

  /// A value from JSON as the type has it: there, `3.0` is a whole number too.
  static Object fitting(Type type, Object value) {
    return switch (type) {
      case Type.Int _ when value instanceof Double number && number == Math.rint(number) ->
          number.longValue();
      case Type.ListOf(var of) when value instanceof List<?> list ->
          list.stream().map(element -> fitting(of, element)).toList();
      case Type.MapOf(var of) when value instanceof Map<?, ?> map -> {
        Map<String, Object> fitted = new LinkedHashMap<>();
        map.forEach((key, one) -> fitted.put(String.valueOf(key), fitting(of, one)));
        yield fitted;
      }
      default -> value;
    };
  }
}
