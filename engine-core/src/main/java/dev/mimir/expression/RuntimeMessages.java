package dev.mimir.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the messages of the CEL runtime into those for a designer.
final class RuntimeMessages {

  private static final Pattern MISSING_KEY = Pattern.compile("key '(.*?)' is not present in map");
  private static final Pattern NULL_KEY = Pattern.compile("cannot be null for key: (\\S+)");
  private static final Pattern NO_FIELDS = Pattern.compile("resolving fields? '(.*?)'");
  private static final Pattern PREFIX = Pattern.compile("^evaluation error( at [^:]*:\\d+)?: ");
  private static final int LONGEST = 300;

  private RuntimeMessages() {}

  static String readable(String message) {
    Matcher missing = MISSING_KEY.matcher(message);
    if (missing.find()) {
      return "there is no '" + missing.group(1) + "' here";
    }
    Matcher absent = NULL_KEY.matcher(message);
    if (absent.find()) {
      return "'" + absent.group(1) + "' has no value";
    }
    Matcher field = NO_FIELDS.matcher(message);
    if (field.find()) {
      return "'" + field.group(1) + "' is read from something that is not a map";
    }
    String plain = PREFIX.matcher(message).replaceFirst("");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
