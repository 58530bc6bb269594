package dev.mimir.expression;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes plain, bounded, unmodifiable Java of what the CEL runtime gives.
final class Values {

  private Values() {}

  /// @return `Long`, `Double`, `Boolean`, `String`, `Instant`, or a `List` or `Map` of such
  static Object plain(@Nullable Object value) {
    return value instanceof Long || value instanceof Boolean ? value : new Copy().of(value);
  }

  /// The value as one of the type: an int becomes a double where a double is expected.
  static Object coerce(Type type, Object value, String name) {
    return switch (type) {
      case Type.Real _ when value instanceof Long number -> (double) (long) number;
      case Type.ListOf(var of) when value instanceof List<?> list && isDouble(of) ->
          list.stream().map(element -> coerce(of, element, name)).toList();
      case Type.MapOf(var of) when value instanceof Map<?, ?> map && isDouble(of) ->
          doubles(map, of, name);
      default -> checked(type, value, name);
    };
  }

  private static Object doubles(Map<?, ?> map, Type of, String name) {
    Map<Object, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(key, coerce(of, value, name)));
    return Collections.unmodifiableMap(result);
  }

  private static boolean isDouble(Type type) {
    return type instanceof Type.Real;
  }

  private static Object checked(Type type, Object value, String name) {
    if (fits(type, value)) {
      return value;
    }
    String is = kind(value);
    throw Fault.error("'" + name + "' should be " + type.describe() + ", not " + is);
  }

  private static boolean fits(Type type, Object value) {
    return switch (type) {
      case Type.Int _ -> value instanceof Long;
      case Type.Real _ -> value instanceof Double;
      case Type.Bool _ -> value instanceof Boolean;
      case Type.Str _ -> value instanceof String;
      case Type.Enumeration(var values) -> value instanceof String text && values.contains(text);
      case Type.Timestamp _ -> value instanceof Instant;
      case Type.ListOf _ -> value instanceof List;
      case Type.MapOf _, Type.Keyed _, Type.Struct _ -> value instanceof Map;
      case Type.Dyn _ -> true;
    };
  }

  /// What a value is, in a designer's words.
  static String kind(@Nullable Object value) {
    return switch (value) {
      case Long _ -> "int";
      case Double _ -> "double";
      case Boolean _ -> "bool";
      case String _ -> "string";
      case List<?> _ -> "list";
      case Map<?, ?> _ -> "map";
      case Instant _ -> "timestamp";
      case Duration _ -> "duration";
      case null, default -> "nothing";
    };
  }

  /// Copies one value and counts what is in it, over all levels.
  private static final class Copy {
    private int elements;
    private int characters;

    Object of(@Nullable Object value) {
      return switch (value) {
        case Long number -> number;
        case Boolean truth -> truth;
        case Double number -> finite(number);
        case String text -> text(text);
        case Instant instant -> instant;
        case List<?> list -> list(list);
        case Map<?, ?> map -> map(map);
        case Integer number -> (long) number;
        case Duration _ -> throw Fault.error("a duration is not a value: use getSeconds()");
        case null, default -> throw Fault.error("the result is nothing that can be kept");
      };
    }

    private String text(String text) {
      Bounds.text(text.length());
      characters += text.length();
      if (characters > Limits.TOTAL_TEXT) {
        throw Evaluation.current().limit("the texts of a value are too long together");
      }
      return text;
    }

    private List<Object> list(List<?> list) {
      count(list.size());
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(of(element)));
      return Collections.unmodifiableList(copy);
    }

    private Map<String, Object> map(Map<?, ?> map) {
      count(map.size());
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key(key), of(value)));
      return Collections.unmodifiableMap(copy);
    }

    private String key(@Nullable Object key) {
      if (key instanceof String text) {
        return text(text);
      }
      throw Fault.error("the keys of a map must be text, not " + kind(key));
    }

    private void count(int size) {
      elements += size;
      Bounds.elements(elements);
      Evaluation.current().spend(size);
    }
  }

  static Double finite(Double number) {
    if (!Double.isFinite(number)) {
      throw Fault.error("the result is too large or not a number");
    }
    return number;
  }
}
