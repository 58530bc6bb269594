package dev.mimir.nodes.tool;

import dev.mimir.node.NodeFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a call; they fit the tool's schema.
///
/// @param values plain values by name
public record Arguments(Map<String, Object> values) {
  /// Code of failures that other arguments would avoid.
  public static final String CODE = "TOOL_ARGUMENTS";

  public Arguments {
    values = Map.copyOf(values);
  }

  /// A failure that other arguments would avoid.
  public static NodeFailure wrong(String message) {
    return new NodeFailure(CODE, message);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// @throws NodeFailure when it is absent
  public String text(String name) {
    return (String) required(name);
  }

  public String text(String name, String otherwise) {
    return values.get(name) instanceof String text ? text : otherwise;
  }

  /// @throws NodeFailure when it is absent
  public long whole(String name) {
    return ((Number) required(name)).longValue();
  }

  public long whole(String name, long otherwise) {
    return values.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  /// @throws NodeFailure when it is absent
  public double number(String name) {
    return ((Number) required(name)).doubleValue();
  }

  public boolean holds(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /// @throws NodeFailure when it is absent
  public List<?> list(String name) {
    return (List<?>) required(name);
  }

  /// Objects in a list.
  ///
  /// @throws NodeFailure when it is absent
  public List<Arguments> objects(String name) {
    return list(name).stream().map(Arguments::object).toList();
  }

  @SuppressWarnings("unchecked")
  private static Arguments object(Object value) {
    return new Arguments((Map<String, Object>) value);
  }

  /// The members of an object; none when it is absent.
  public Map<?, ?> map(String name) {
    return values.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private Object required(String name) {
    @Nullable Object value = values.get(name);
    if (value == null) {
      throw wrong("the argument '" + name + "' is missing");
    }
    return value;
  }
}
