package dev.mimir.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells texts that can be kept in UTF-8 and in a database from those that cannot.
public final class Texts {
  private Texts() {}

  /// What is wrong with a text: it holds U+0000 or half a surrogate pair; null when nothing is.
  public static @Nullable String problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "a text holds the character U+0000";
      }
      if (Character.isSurrogate(c)) {
        boolean paired = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!paired) {
          return "a text holds half a surrogate pair";
        }
        i++;
      }
    }
    return null;
  }

  /// What is wrong with some text in a plain value; null when nothing is.
  public static @Nullable String problemIn(Object value) {
    return switch (value) {
      case String text -> problem(text);
      case List<?> list -> first(list);
      case Map<?, ?> map -> {
        String ofKey = first(map.keySet());
        yield ofKey == null ? first(map.values()) : ofKey;
      }
      default -> null;
    };
  }

  private static @Nullable String first(Iterable<?> values) {
    for (Object value : values) {
      String problem = problemIn(value);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }
}
