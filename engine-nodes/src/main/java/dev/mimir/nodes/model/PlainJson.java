package dev.mimir.nodes.model;

import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// JSON that models write, as plain values: members and elements that are null are left out, whole
/// numbers beyond 64 bits become `Double`.
public final class PlainJson {
  private static final double GREATEST = Double.MAX_VALUE;

  private PlainJson() {}

  /// Reads text, also from between the fences of Markdown.
  ///
  /// @return null when it is no JSON
  static @Nullable JsonNode read(String text) {
    try {
      JsonNode json = Json.STRICT.readTree(unfenced(text));
      return json.isMissingNode() ? null : json;
    } catch (JacksonException _) {
      return null;
    }
  }

  /// The members of an object in text; empty text counts as an object without any.
  ///
  /// @return null when it is none
  public static @Nullable Map<String, Object> object(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Map.of();
    }
    JsonNode json = read(text);
    return json != null && json.isObject() ? map(json) : null;
  }

  /// @return null for null
  static @Nullable Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> json.stringValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> number(json);
      case ARRAY -> list(json);
      case OBJECT -> map(json);
      default -> null;
    };
  }

  private static Object number(JsonNode json) {
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    return Math.clamp(json.decimalValue().doubleValue(), -GREATEST, GREATEST);
  }

  private static List<Object> list(JsonNode json) {
    List<Object> list = new ArrayList<>(json.size());
    json.values().stream().map(PlainJson::value).filter(Objects::nonNull).forEach(list::add);
    return Collections.unmodifiableList(list);
  }

  private static Map<String, Object> map(JsonNode json) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      Object value = value(member.getValue());
      if (value != null) {
        map.put(member.getKey(), value);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static String unfenced(String text) {
    String stripped = text.strip();
    int line = stripped.indexOf('\n');
    return stripped.startsWith("```") && stripped.endsWith("```") && line > 0
        ? stripped.substring(line, Math.max(line, stripped.length() - 3))
        : stripped;
  }
}
