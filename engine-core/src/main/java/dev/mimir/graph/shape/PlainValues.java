package dev.mimir.graph.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns JSON from outside into plain values: whole numbers become `Long`, others `Double`.
public final class PlainValues {
  private PlainValues() {}

  /// The value; null for null, and for numbers that are too large for their type.
  public static @Nullable Object of(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> json.stringValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> number(json);
      case ARRAY -> list(json);
      case OBJECT -> map(json);
      default -> null;
    };
  }

  private static @Nullable Object number(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.canConvertToLong() ? (Object) json.longValue() : null;
    }
    double value = json.decimalValue().doubleValue();
    return Double.isFinite(value) ? (Object) value : null;
  }

  private static @Nullable Object list(JsonNode json) {
    List<Object> list = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      Object value = of(element);
      if (value == null) {
        return null;
      }
      list.add(value);
    }
    return List.copyOf(list);
  }

  private static @Nullable Object map(JsonNode json) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      Object value = of(member.getValue());
      if (value == null) {
        return null;
      }
      map.put(member.getKey(), value);
    }
    return java.util.Collections.unmodifiableMap(map);
  }
}
