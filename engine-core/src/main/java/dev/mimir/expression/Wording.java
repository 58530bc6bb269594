package dev.mimir.expression;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelOptions;
import dev.cel.runtime.RuntimeHelpers;
import java.util.Locale;

/// Functions on text. Patterns are RE2's, which take time linear in the text.
final class Wording {

  private static final CelOptions OPTIONS = CelOptions.current().maxRegexProgramSize(1_000).build();
  private static final int LONGEST_PATTERN = 1_000;

  private Wording() {}

  static Object lower(Object text) {
    return spent(text, "lower").toLowerCase(Locale.ROOT);
  }

  static Object upper(Object text) {
    return spent(text, "upper").toUpperCase(Locale.ROOT);
  }

  static Object trim(Object text) {
    return spent(text, "trim").strip();
  }

  static Object contains(Object text, Object part) {
    return spent(text, "contains").contains(spent(part, "contains"));
  }

  static Object startsWith(Object text, Object part) {
    return spent(text, "startsWith").startsWith(spent(part, "startsWith"));
  }

  static Object endsWith(Object text, Object part) {
    return spent(text, "endsWith").endsWith(spent(part, "endsWith"));
  }

  static Object matches(Object text, Object pattern) {
    String expression = spent(pattern, "matches");
    if (expression.length() > LONGEST_PATTERN) {
      throw Evaluation.current()
          .limit("a pattern has more than " + LONGEST_PATTERN + " characters");
    }
    String subject = spent(text, "matches");
    Evaluation.current().spend(100L + (long) subject.length() * (expression.length() + 10));
    try {
      return RuntimeHelpers.matches(subject, expression, OPTIONS);
    } catch (PatternSyntaxException e) {
      throw Fault.error("the pattern '" + expression + "' is wrong: " + e.getDescription());
    } catch (RuntimeException _) {
      throw Evaluation.current().limit("the pattern is too large");
    }
  }

  private static String spent(Object value, String function) {
    if (value instanceof String text) {
      Evaluation.current().spend(text.length());
      return text;
    }
    throw Fault.error(function + "() of " + Values.kind(value));
  }
}
