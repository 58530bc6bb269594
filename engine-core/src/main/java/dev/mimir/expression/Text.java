package dev.mimir.expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a value reads in a story: `3.0` as `3`, a list with commas, a map sorted by its keys.
final class Text {

  private static final double LARGEST_PLAIN = 1e15;
  private static final double SMALLEST_PLAIN = 1e-6;

  private Text() {}

  static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  static void append(StringBuilder out, @Nullable Object value) {
    int before = out.length();
    switch (value) {
      case String text -> out.append(text);
      case Long number -> out.append((long) number);
      case Boolean truth -> out.append((boolean) truth);
      case Double number -> out.append(number(number));
      case Instant instant -> out.append(instant);
      case Duration duration -> out.append(duration);
      case List<?> list -> list(out, list);
      case Map<?, ?> map -> map(out, map);
      case null, default -> throw Fault.error("there is nothing to show");
    }
    Bounds.textGrown(before, out.length());
  }

  private static void list(StringBuilder out, List<?> list) {
    String separator = "";
    for (Object element : list) {
      append(out.append(separator), element);
      separator = ", ";
    }
  }

  private static void map(StringBuilder out, Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    String separator = "";
    for (var entry : sorted.entrySet()) {
      append(out.append(separator).append(entry.getKey()).append(": "), entry.getValue());
      separator = ", ";
    }
  }

  private static String number(double number) {
    double size = Math.abs(number);
    if (size < LARGEST_PLAIN && number == Math.rint(number)) {
      return Long.toString((long) number);
    }
    if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
      return Double.toString(number);
    }
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
