package dev.mimir.expression;

import dev.cel.runtime.RuntimeHelpers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// `int() double() string() bool() timestamp() duration()`.
final class Conversion {

  private static final double TOO_LARGE = 0x1p63;

  private Conversion() {}

  static Object toInt(Object value) {
    return switch (value) {
      case Long number -> number;
      case Double number when number < TOO_LARGE && number >= -TOO_LARGE -> (long) (double) number;
      case String text -> parsed(text);
      case Instant instant -> instant.getEpochSecond();
      default -> throw impossible(value, "an int");
    };
  }

  private static Long parsed(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException _) {
      throw impossible(text, "an int");
    }
  }

  static Object toDouble(Object value) {
    return switch (value) {
      case Long number -> (double) (long) number;
      case Double number -> number;
      case String text -> parsedDouble(text);
      default -> throw impossible(value, "a double");
    };
  }

  private static Double parsedDouble(String text) {
    Bounds.text(text.length());
    try {
      return Values.finite(Double.valueOf(text));
    } catch (NumberFormatException _) {
      throw impossible(text, "a double");
    }
  }

  static Object toText(Object value) {
    return Text.of(value);
  }

  static Object toBool(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text when text.equals("true") -> true;
      case String text when text.equals("false") -> false;
      default -> throw impossible(value, "a bool");
    };
  }

  /// What stands beside `&&`, `||` or before `?`.
  static Object truth(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    throw Fault.error("a bool is needed, not " + Values.kind(value));
  }

  static Object toTimestamp(Object value) {
    try {
      return switch (value) {
        case Instant instant -> instant;
        case Long seconds -> Instant.ofEpochSecond(seconds);
        case String text -> Instant.parse(text);
        default -> throw impossible(value, "a timestamp");
      };
    } catch (DateTimeException _) {
      throw impossible(value, "a timestamp");
    }
  }

  /// `PT1H30M` as elsewhere in a graph, or CEL's own `1h30m`.
  static Object toDuration(Object value) {
    try {
      return switch (value) {
        case Duration duration -> duration;
        case String text when text.startsWith("P") -> Duration.parse(text);
        case String text -> RuntimeHelpers.createJavaDurationFromString(text);
        default -> throw impossible(value, "a duration");
      };
    } catch (DateTimeException | IllegalArgumentException _) {
      throw impossible(value, "a duration");
    }
  }

  private static Fault impossible(Object value, String wanted) {
    String what =
        value instanceof String text && text.length() <= 100
            ? "'" + text + "'"
            : Values.kind(value);
    return Fault.error(what + " is not " + wanted);
  }
}
