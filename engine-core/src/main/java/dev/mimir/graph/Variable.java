package dev.mimir.graph;

import dev.mimir.expression.Type;
import dev.mimir.node.NodeFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A declared variable.
///
/// @param type with its bounds
/// @param initial its first value
/// @param clamp whether a number outside the bounds is moved to the nearest bound
/// @param is the expression that computes it; null when it is written
/// @param scope whose it is
public record Variable(
    String name, Type type, Object initial, boolean clamp, @Nullable String is, Scope scope) {

  /// How far a variable reaches.
  public enum Scope {
    /// One session, or one call.
    SESSION,
    /// A player, over all sessions of the graph.
    PLAYER,
    /// All sessions of the graph.
    GAME
  }

  public boolean computed() {
    return is != null;
  }

  /// Whether it outlives sessions.
  public boolean shared() {
    return scope != Scope.SESSION;
  }

  /// The value as the variable keeps it, moved to the nearest bound; its first value when it is of
  /// another type, as an earlier version of the graph may have written it.
  public Object nearest(Object value) {
    try {
      return new Variable(name, type, initial, true, is, scope).fit(value);
    } catch (NodeFailure _) {
      return initial;
    }
  }

  /// The bounds of a number; null where there is none.
  public @Nullable Number min() {
    return switch (type) {
      case Type.Int(var min, _) -> min;
      case Type.Real(var min, _) -> min;
      default -> null;
    };
  }

  /// As {@link #min}.
  public @Nullable Number max() {
    return switch (type) {
      case Type.Int(_, var max) -> max;
      case Type.Real(_, var max) -> max;
      default -> null;
    };
  }

  /// The value as the variable keeps it.
  ///
  /// @throws NodeFailure `TYPE_MISMATCH` or `VALUE_OUT_OF_RANGE`
  public Object fit(Object value) {
    return fit(type, value);
  }

  private Object fit(Type wanted, Object value) {
    return switch (wanted) {
      case Type.Int(var min, var max) when value instanceof Long number -> within(number, min, max);
      case Type.Real(var min, var max) when value instanceof Number number ->
          within(number.doubleValue(), min, max);
      case Type.Bool _ when value instanceof Boolean -> value;
      case Type.Str _ when value instanceof String -> value;
      case Type.Enumeration(var values) when values.contains(value) -> value;
      case Type.ListOf(var of) when value instanceof List<?> list ->
          list.stream().map(element -> fit(of, element)).toList();
      case Type.MapOf(var of) when value instanceof Map<?, ?> map -> fitEntries(of, map);
      case Type.Dyn _ -> value;
      default ->
          throw new NodeFailure(
              "TYPE_MISMATCH",
              "variable '" + name + "' holds " + type.describe() + ", not " + shown(value));
    };
  }

  private Object fitEntries(Type of, Map<?, ?> map) {
    Map<String, Object> fitted = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, value) -> fitted.put((String) key, fit(of, value)));
    return Collections.unmodifiableMap(fitted);
  }

  private Object within(long number, @Nullable Long min, @Nullable Long max) {
    if (min != null && number < min) {
      return clamped(number, min);
    }
    return max != null && number > max ? clamped(number, max) : (Long) number;
  }

  private Object within(double number, @Nullable Double min, @Nullable Double max) {
    if (min != null && number < min) {
      return clamped(number, min);
    }
    return max != null && number > max ? clamped(number, max) : (Double) number;
  }

  private Object clamped(Object number, Object bound) {
    if (!clamp) {
      throw new NodeFailure(
          "VALUE_OUT_OF_RANGE",
          "variable '"
              + name
              + "' cannot hold "
              + number
              + ", its bound is "
              + bound
              + "; set \"clamp\": true to stop there");
    }
    return bound;
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
