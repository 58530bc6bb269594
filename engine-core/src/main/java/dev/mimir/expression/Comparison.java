package dev.mimir.expression;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Equality and order; an int equals the double of the same value, also inside lists and maps.
final class Comparison {

  private static final double TOO_LARGE = 0x1p63;

  private Comparison() {}

  static boolean equal(Object left, Object right) {
    if (Arithmetic.numbers(left, right)) {
      return compareNumbers(left, right) == 0;
    }
    return switch (left) {
      case String a when right instanceof String b -> equalTexts(a, b);
      case List<?> a when right instanceof List<?> b -> equalLists(a, b);
      case Map<?, ?> a when right instanceof Map<?, ?> b -> equalMaps(a, b);
      default -> Objects.equals(left, right);
    };
  }

  private static boolean equalTexts(String left, String right) {
    if (left.length() != right.length()) {
      return false;
    }
    Bounds.text(left.length());
    return left.equals(right);
  }

  private static boolean equalLists(List<?> left, List<?> right) {
    Evaluation.current().spend(1);
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<?> others = right.iterator();
    return left.stream().allMatch(element -> equalElements(element, others.next()));
  }

  private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
    Evaluation.current().spend(1);
    return left.size() == right.size()
        && left.entrySet().stream()
            .allMatch(entry ->
                right.containsKey(entry.getKey())
                    && equalElements(entry.getValue(), right.get(entry.getKey())));
  }

  private static boolean equalElements(@Nullable Object left, @Nullable Object right) {
    Evaluation.current().spend(1);
    return left != null && right != null && equal(left, right);
  }

  /// @return negative, zero or positive
  static int compare(Object left, Object right) {
    if (Arithmetic.numbers(left, right)) {
      return compareNumbers(left, right);
    }
    return switch (left) {
      case String a when right instanceof String b -> compareTexts(a, b);
      case Boolean a when right instanceof Boolean b -> a.compareTo(b);
      case Instant a when right instanceof Instant b -> a.compareTo(b);
      case Duration a when right instanceof Duration b -> a.compareTo(b);
      default -> throw Arithmetic.mismatch("<", left, right);
    };
  }

  private static int compareTexts(String left, String right) {
    Bounds.text(Math.min(left.length(), right.length()));
    return left.compareTo(right);
  }

  private static int compareNumbers(Object left, Object right) {
    if (left instanceof Long a) {
      return right instanceof Long b ? Long.compare(a, b) : compare((long) a, (double) right);
    }
    return right instanceof Long b
        ? -compare((long) b, (double) left)
        : Double.compare((double) left + 0.0, (double) right + 0.0);
  }

  /// Exact, also where a double cannot hold the int.
  private static int compare(long left, double right) {
    if (right >= TOO_LARGE) {
      return -1;
    }
    if (right < -TOO_LARGE) {
      return 1;
    }
    long whole = (long) right;
    int order = Long.compare(left, whole);
    return order != 0 ? order : Double.compare(0.0, right - whole + 0.0);
  }

  static boolean in(Object element, Object container) {
    return switch (container) {
      case Map<?, ?> map -> element instanceof String && map.containsKey(element);
      case List<?> list -> list.stream().anyMatch(other -> equalElements(element, other));
      default -> throw Arithmetic.mismatch("in", element, container);
    };
  }
}
