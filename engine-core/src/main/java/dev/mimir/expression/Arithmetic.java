package dev.mimir.expression;

import dev.cel.runtime.RuntimeHelpers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/// `+ - * / %` and their kin. With a double the result is a double; ints overflow with an error.
final class Arithmetic {

  private Arithmetic() {}

  static Object add(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return exactly(() -> Math.addExact(a, b));
    }
    if (numbers(left, right)) {
      return Values.finite(number(left) + number(right));
    }
    if (left instanceof String || right instanceof String) {
      return joined(left, right);
    }
    if (left instanceof List<?> a && right instanceof List<?> b) {
      return concatenated(a, b);
    }
    return added(left, right);
  }

  private static Object joined(Object left, Object right) {
    if (!isScalar(left) || !isScalar(right)) {
      throw mismatch("+", left, right);
    }
    String a = Text.of(left);
    String b = Text.of(right);
    Bounds.text((long) a.length() + b.length());
    return a + b;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Boolean || isNumber(value);
  }

  @SuppressWarnings("unchecked")
  private static Object concatenated(List<?> left, List<?> right) {
    Bounds.elements((long) left.size() + right.size());
    Evaluation.current().spend(right.size() + 1L);
    return RuntimeHelpers.concat((List<Object>) left, (List<Object>) right);
  }

  private static Object added(Object left, Object right) {
    try {
      return switch (left) {
        case Instant a when right instanceof Duration b -> a.plus(b);
        case Duration a when right instanceof Instant b -> b.plus(a);
        case Duration a when right instanceof Duration b -> a.plus(b);
        default -> throw mismatch("+", left, right);
      };
    } catch (DateTimeException | ArithmeticException _) {
      throw overflow();
    }
  }

  static Object subtract(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return exactly(() -> Math.subtractExact(a, b));
    }
    if (numbers(left, right)) {
      return Values.finite(number(left) - number(right));
    }
    try {
      return switch (left) {
        case Instant a when right instanceof Instant b -> Duration.between(b, a);
        case Instant a when right instanceof Duration b -> a.minus(b);
        case Duration a when right instanceof Duration b -> a.minus(b);
        default -> throw mismatch("-", left, right);
      };
    } catch (DateTimeException | ArithmeticException _) {
      throw overflow();
    }
  }

  static Object multiply(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return exactly(() -> Math.multiplyExact(a, b));
    }
    if (numbers(left, right)) {
      return Values.finite(number(left) * number(right));
    }
    throw mismatch("*", left, right);
  }

  static Object divide(Object left, Object right) {
    if (!numbers(left, right)) {
      throw mismatch("/", left, right);
    }
    if (number(right) == 0) {
      throw Fault.error("division by zero");
    }
    if (left instanceof Long a && right instanceof Long b) {
      return exactly(() -> Math.divideExact(a, b));
    }
    return Values.finite(number(left) / number(right));
  }

  static Object modulo(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      if (b == 0) {
        throw Fault.error("division by zero");
      }
      return a % b;
    }
    throw mismatch("%", left, right);
  }

  static Object negate(Object value) {
    return switch (value) {
      case Long number -> exactly(() -> Math.negateExact(number));
      case Double number -> -number;
      default -> throw Fault.error("'-' stands before " + Values.kind(value));
    };
  }

  static boolean numbers(Object left, Object right) {
    return isNumber(left) && isNumber(right);
  }

  static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double;
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  static Fault mismatch(String operator, Object left, Object right) {
    return Fault.error(
        "'%s' between %s and %s".formatted(operator, Values.kind(left), Values.kind(right)));
  }

  private static Long exactly(LongSupplier calculation) {
    try {
      return calculation.getAsLong();
    } catch (ArithmeticException _) {
      throw overflow();
    }
  }

  private static Fault overflow() {
    return Fault.error("the result is too large");
  }
}
