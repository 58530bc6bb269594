package dev.mimir.graph.diff;

import dev.mimir.graph.diff.GraphDiff.FieldChange;
import dev.mimir.graph.diff.GraphDiff.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Compares values member by member. Elements of a list are known by their `id`, `port` or `name`
/// where all have one, else by their place, counted from the nearer end.
final class Fields {
  /// Members whose own members are done in the order written.
  private static final Set<String> ORDERED = Set.of("set", "branches");

  private static final List<String> NAMES = List.of("id", "port", "name");

  private final List<FieldChange> changes = new ArrayList<>();

  private Fields() {}

  /// What differs between two values.
  ///
  /// @param path JSON pointer to both
  static List<FieldChange> between(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
    Fields fields = new Fields();
    fields.compare(path, path, from, to);
    return fields.changes;
  }

  /// @param old where the value stands in the earlier document
  private void compare(String old, String path, @Nullable JsonNode from, @Nullable JsonNode to) {
    if (from == null || to == null) {
      if (from != null) {
        changes.add(new FieldChange(old, Kind.REMOVED, from, null));
      } else if (to != null) {
        changes.add(new FieldChange(path, Kind.ADDED, null, to));
      }
    } else if (from.isObject() && to.isObject()) {
      members(old, path, from, to);
    } else if (from.isArray() && to.isArray()) {
      elements(old, path, from, to);
    } else if (!same(from, to)) {
      changes.add(new FieldChange(path, Kind.CHANGED, from, to));
    }
  }

  private void members(String old, String path, JsonNode from, JsonNode to) {
    Set<String> names = new LinkedHashSet<>(from.propertyNames());
    names.addAll(to.propertyNames());
    for (String name : names) {
      String step = "/" + name.replace("~", "~0").replace("/", "~1");
      compare(old + step, path + step, from.get(name), to.get(name));
    }
    if (path.startsWith("/config/")
        && ORDERED.contains(path.substring(path.lastIndexOf('/') + 1))) {
      order(path, List.copyOf(from.propertyNames()), List.copyOf(to.propertyNames()));
    }
  }

  private void order(String path, List<String> from, List<String> to) {
    List<String> before = from.stream().filter(to::contains).toList();
    List<String> after = to.stream().filter(from::contains).toList();
    if (!before.equals(after)) {
      changes.add(new FieldChange(path, Kind.REORDERED, list(from), list(to)));
    }
  }

  private static ArrayNode list(List<String> names) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    names.forEach(list::add);
    return list;
  }

  private void elements(String old, String path, JsonNode from, JsonNode to) {
    for (String name : NAMES) {
      Map<String, Integer> before = named(from, name);
      Map<String, Integer> after = named(to, name);
      if (before.size() == from.size() && after.size() == to.size()) {
        named(old, path, from, to, before, after);
        return;
      }
    }
    placed(old, path, from, to);
  }

  /// Places of the elements by name; fewer than elements when some have none, or the same.
  private static Map<String, Integer> named(JsonNode list, String name) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode value = list.get(i).path(name);
      if (value.isString()) {
        places.putIfAbsent(value.stringValue(), i);
      }
    }
    return places;
  }

  private void named(
      String old,
      String path,
      JsonNode from,
      JsonNode to,
      Map<String, Integer> before,
      Map<String, Integer> after) {
    before.forEach((name, place) -> {
      Integer now = after.get(name);
      compare(
          old + "/" + place, path + "/" + now, from.get(place), now == null ? null : to.get(now));
    });
    after.forEach((name, place) -> {
      if (!before.containsKey(name)) {
        compare("", path + "/" + place, null, to.get(place));
      }
    });
    order(path, List.copyOf(before.keySet()), List.copyOf(after.keySet()));
  }

  private void placed(String old, String path, JsonNode from, JsonNode to) {
    int shorter = Math.min(from.size(), to.size());
    int head = 0;
    while (head < shorter && same(from.get(head), to.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && same(from.get(from.size() - 1 - tail), to.get(to.size() - 1 - tail))) {
      tail++;
    }
    for (int i = head; i < Math.max(from.size(), to.size()) - tail; i++) {
      compare(
          old + "/" + i,
          path + "/" + i,
          i < from.size() - tail ? from.get(i) : null,
          i < to.size() - tail ? to.get(i) : null);
    }
  }

  /// Whether two values are equal; numbers are by what they are worth, and the order of members
  /// counts where it has a meaning.
  static boolean same(JsonNode from, JsonNode to) {
    if (from.isNumber() && to.isNumber()) {
      return from.decimalValue().compareTo(to.decimalValue()) == 0;
    }
    boolean nested = from.isContainer() && to.isContainer();
    return nested ? between("", from, to).isEmpty() : from.equals(to);
  }
}
