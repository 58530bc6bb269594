package dev.mimir.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Functions on lists and maps. None changes its argument.
final class Collecting {

  private Collecting() {}

  static Object index(Object container, Object key) {
    if (container instanceof Map<?, ?> map) {
      Object value = map.get(text(key));
      if (value == null) {
        throw Fault.error("there is no '" + shown(key) + "' here");
      }
      return value;
    }
    if (container instanceof List<?> list && key instanceof Long index) {
      if (index < 0 || index >= list.size()) {
        throw Fault.error("there is no element " + index + " in a list of " + list.size());
      }
      return list.get((int) (long) index);
    }
    throw Fault.error("[" + Values.kind(key) + "] after " + Values.kind(container));
  }

  private static String shown(Object key) {
    String text = Text.of(key);
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  static Object size(Object value) {
    return switch (value) {
      case String text -> {
        Bounds.text(text.length());
        yield (long) text.codePointCount(0, text.length());
      }
      case List<?> list -> (long) list.size();
      case Map<?, ?> map -> (long) map.size();
      default -> throw Fault.error("size() of " + Values.kind(value));
    };
  }

  private static String text(Object key) {
    if (key instanceof String text) {
      return text;
    }
    throw Fault.error("the keys of a map are text, not " + Values.kind(key));
  }

  static Object put(Object map, Object key, Object value) {
    Map<Object, Object> copy = copy(map, "put");
    copy.put(text(key), value);
    Bounds.elements(copy.size());
    return Collections.unmodifiableMap(copy);
  }

  static Object drop(Object from, Object key) {
    if (from instanceof List<?> list) {
      Object _ = index(list, key);
      List<Object> copy = new ArrayList<>(list);
      Evaluation.current().spend(copy.size());
      copy.remove((int) (long) (Long) key);
      return Collections.unmodifiableList(copy);
    }
    Map<Object, Object> copy = copy(from, "drop");
    copy.remove(text(key));
    return Collections.unmodifiableMap(copy);
  }

  private static Map<Object, Object> copy(Object from, String function) {
    if (from instanceof Map<?, ?> map) {
      Evaluation.current().spend(map.size());
      return new LinkedHashMap<>(map);
    }
    throw Fault.error(function + "() of " + Values.kind(from));
  }

  /// The keys, sorted: the result does not depend on how the map was made.
  static List<Object> keys(Object from) {
    if (from instanceof Map<?, ?> map) {
      Evaluation.current().spend(map.size());
      return map.keySet().stream().sorted(Comparison::compare).collect(Collectors.toList());
    }
    throw Fault.error("keys() of " + Values.kind(from));
  }

  /// What a loop goes over: a list's elements, a map's sorted keys.
  static Object range(Object container, Object costOfOne) {
    List<?> elements = container instanceof List<?> list ? list : keys(container);
    Evaluation.current().loop(elements.size(), (Long) costOfOne);
    return elements;
  }

  static Object sum(Object list) {
    Object total = 0L;
    for (Object element : elements(list, "sum")) {
      if (!Arithmetic.isNumber(element)) {
        throw Fault.error("sum() of " + Values.kind(element));
      }
      total = Arithmetic.add(total, element);
    }
    return total;
  }

  static Object min(Object list) {
    return extreme(elements(list, "min"), -1, "min");
  }

  static Object max(Object list) {
    return extreme(elements(list, "max"), 1, "max");
  }

  private static Object extreme(List<?> all, int sign, String name) {
    if (all.isEmpty()) {
      throw Fault.error(name + "() of an empty list");
    }
    Object best = all.getFirst();
    boolean doubles = false;
    for (Object element : all) {
      doubles |= element instanceof Double;
      best = Comparison.compare(element, best) * sign > 0 ? element : best;
    }
    return doubles && best instanceof Long whole ? (double) (long) whole : best;
  }

  static Object join(Object list, Object separator) {
    StringBuilder out = new StringBuilder();
    String separatorText = Text.of(separator);
    String between = "";
    for (Object element : elements(list, "join")) {
      Text.append(out.append(between), element);
      between = separatorText;
    }
    return out.toString();
  }

  private static List<?> elements(Object value, String function) {
    if (value instanceof List<?> list) {
      Evaluation.current().spend(list.size());
      return list;
    }
    throw Fault.error(function + "() of " + Values.kind(value));
  }
}
