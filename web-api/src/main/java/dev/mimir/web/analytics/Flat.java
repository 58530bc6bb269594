package dev.mimir.web.analytics;

import dev.mimir.web.http.WebJson;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/// Items as rows of a table: members of members become columns, as in `left.next`.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front.
final class Flat {
  private static final String FORMULA = "=+-@\t\r\n";

  private Flat() {}

  /// The columns: those that the items' type has in any case, and one for each key that occurs in a
  /// map, in its place.
  static List<String> columns(Type item, List<JsonNode> items) {
    Set<String> columns = new LinkedHashSet<>();
    columns("", ResolvableType.forType(item), items, columns);
    return List.copyOf(columns);
  }

  private static void columns(
      String prefix, ResolvableType type, List<JsonNode> items, Set<String> columns) {
    for (RecordComponent component : type.toClass().getRecordComponents()) {
      String name = WebJson.snakeCase(component.getName());
      ResolvableType member = ResolvableType.forType(component.getGenericType(), type);
      List<JsonNode> inside = items.stream().map(item -> item.path(name)).toList();
      if (member.toClass().isRecord()) {
        columns(prefix + name + ".", member, inside, columns);
      } else if (Map.class.isAssignableFrom(member.toClass())) {
        inside.stream()
            .flatMap(map -> map.propertyNames().stream())
            .sorted()
            .forEach(key -> columns.add(prefix + name + "." + key));
      } else {
        columns.add(prefix + name);
      }
    }
  }

  /// The cells of an item by column; none where it has no value.
  static Map<String, Object> row(JsonNode item) {
    Map<String, Object> row = new LinkedHashMap<>();
    cells("", item, row);
    return row;
  }

  private static void cells(String prefix, JsonNode node, Map<String, Object> row) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = prefix + member.getKey();
      JsonNode value = member.getValue();
      if (value.isObject()) {
        cells(name + ".", value, row);
      } else if (value.isString()) {
        row.put(name, safe(value.stringValue()));
      } else if (!value.isNull()) {
        row.put(name, value.toString());
      }
    }
  }

  static String safe(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
