package dev.mimir.web.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Values from outside as plain Java: `Long`, `Double`, `Boolean`, `String`, `List` and `Map`.
public final class PlainJson {
  private PlainJson() {}

  /// A value as the engine takes it.
  ///
  /// @param path JSON pointer to it
  /// @throws ApiException when a number has more than 64 bits or there is a null in it
  public static Object value(JsonNode node, String path) {
    return switch (node.getNodeType()) {
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node, path);
      case ARRAY -> list(node, path);
      case OBJECT -> map(node, path);
      case NULL, MISSING, BINARY, POJO ->
          throw ApiException.invalid(path, "A value is expected, not null.");
    };
  }

  /// The values of a map; of none, none.
  public static Map<String, Object> values(@Nullable Map<String, JsonNode> nodes, String path) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (nodes != null) {
      nodes.forEach((name, node) -> values.put(name, value(node, step(path, name))));
    }
    return Collections.unmodifiableMap(values);
  }

  /// Refuses strings that no database and no other program could keep.
  static void check(JsonNode node) {
    check(node, "");
  }

  private static void check(JsonNode node, String path) {
    if (node.isString()) {
      check(node.stringValue(), path);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), step(path, "" + i));
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        check(member.getKey(), path);
        check(member.getValue(), step(path, member.getKey()));
      }
    }
  }

  private static void check(String text, String path) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        throw ApiException.invalid(path, "A string must not hold U+0000.");
      }
      if (Character.isSurrogate(unit)) {
        if (!Character.isHighSurrogate(unit)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw ApiException.invalid(path, "A string must not hold an unpaired surrogate.");
        }
        i++;
      }
    }
  }

  private static Object number(JsonNode node, String path) {
    if (node.isIntegralNumber()) {
      if (!node.canConvertToLong()) {
        throw ApiException.invalid(path, "The number has more than 64 bits.");
      }
      return node.longValue();
    }
    BigDecimal exact = node.decimalValue();
    double value = exact.doubleValue();
    if (Double.isInfinite(value)) {
      throw ApiException.invalid(path, "The number is too large.");
    }
    return value;
  }

  private static List<Object> list(JsonNode node, String path) {
    List<Object> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      values.add(value(node.get(i), step(path, "" + i)));
    }
    return Collections.unmodifiableList(values);
  }

  private static Map<String, Object> map(JsonNode node, String path) {
    Map<String, Object> values = LinkedHashMap.newLinkedHashMap(node.size());
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      values.put(member.getKey(), value(member.getValue(), step(path, member.getKey())));
    }
    return Collections.unmodifiableMap(values);
  }

  private static String step(String path, String name) {
    return path + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
