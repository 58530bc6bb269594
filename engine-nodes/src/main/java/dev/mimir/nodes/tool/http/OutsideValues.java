package dev.mimir.nodes.tool.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns JSON from outside into plain values. They know no null: a member that is null is left out,
/// and so is an element of a list.
final class OutsideValues {
  private OutsideValues() {}

  static @Nullable Object of(JsonNode json) {
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
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    double value = json.asDouble();
    return Double.isFinite(value) ? (Object) value : null;
  }

  private static List<Object> list(JsonNode json) {
    List<Object> list = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      Object value = of(element);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private static Map<String, Object> map(JsonNode json) {
    Map<String, Object> map = new LinkedHashMap<>();
    json.properties()
        .forEach(member -> {
          Object value = of(member.getValue());
          if (value != null) {
            map.put(member.getKey(), value);
          }
        });
    return map;
  }
}
