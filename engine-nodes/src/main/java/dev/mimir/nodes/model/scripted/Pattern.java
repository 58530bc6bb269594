package dev.mimir.nodes.model.scripted;

import com.google.re2j.PatternSyntaxException;
import java.util.Locale;

/// When an answer of a script counts: its text stands in the message, or it is a regular expression
/// (RE2) that finds something there, both whatever the case; `*` always.
final class Pattern {
  private Pattern() {}

  static boolean fits(String pattern, String message) {
    return pattern.equals("*")
        || message.toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT))
        || found(pattern, message);
  }

  private static boolean found(String pattern, String message) {
    try {
      return com.google.re2j.Pattern.compile(pattern, com.google.re2j.Pattern.CASE_INSENSITIVE)
          .matcher(message)
          .find();
    } catch (PatternSyntaxException _) {
      return false;
    }
  }
}
