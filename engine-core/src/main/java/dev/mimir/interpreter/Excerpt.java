package dev.mimir.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes the beginnings of values that are too large to be told whole.
final class Excerpt {
  private static final String MORE = "…";

  /// What a number, or anything else without a length, counts as.
  private static final int SMALL = 8;

  private boolean cut;
  private int room;

  /// Whether something was left out so far.
  boolean cut() {
    return cut;
  }

  /// @param most characters of all texts and names in it, others counted as some
  Object of(Object value, int most) {
    room = most;
    return taken(value);
  }

  private Object taken(Object value) {
    return switch (value) {
      case String text -> text(text);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> {
        room -= SMALL;
        yield value;
      }
    };
  }

  private String text(String text) {
    int length = Math.max(0, room);
    room -= text.length() + SMALL;
    if (text.length() <= length) {
      return text;
    }
    cut = true;
    boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length) + MORE;
  }

  private List<Object> list(List<?> list) {
    List<Object> taken = new ArrayList<>();
    for (Object element : list) {
      if (full()) {
        break;
      }
      taken.add(taken(element));
    }
    return taken;
  }

  private Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> taken = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (full()) {
        break;
      }
      taken.put(text(String.valueOf(entry.getKey())), taken(entry.getValue()));
    }
    return taken;
  }

  private boolean full() {
    cut |= room <= 0;
    return room <= 0;
  }
}
