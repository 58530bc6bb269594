package dev.mimir.expression;

import java.util.List;
import java.util.regex.Pattern;

/// How operators and functions are called in messages.
final class Operators {

  /// What a designer can call.
  static final List<String> FUNCTIONS =
      List.of(
          "size",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "int",
          "double",
          "string",
          "bool",
          "timestamp",
          "duration",
          "dyn",
          "sum",
          "min",
          "max",
          "put",
          "drop",
          "keys",
          "join",
          "lower",
          "upper",
          "trim",
          "has",
          "all",
          "exists",
          "exists_one",
          "existsOne",
          "map",
          "filter",
          "getFullYear",
          "getMonth",
          "getDayOfYear",
          "getDayOfMonth",
          "getDate",
          "getDayOfWeek",
          "getHours",
          "getMinutes",
          "getSeconds",
          "getMilliseconds");

  private static final Pattern STRUCT = Pattern.compile("@[\\w.{}\\[\\]()]+");

  private Operators() {}

  /// @param function CEL's name, e.g. `_+_`
  /// @param types CEL's list of the types of the arguments, e.g. `(int, string)`
  static String mismatch(String function, String types) {
    String applied = readable(types);
    return switch (function) {
      case "_?_:_" -> choice(applied);
      case "_[_]" -> "[ ] does not fit " + applied;
      case "@range" -> "only a list or a map can be looped over";
      case "!_" -> "'!' needs a bool, not " + applied;
      default -> "'" + symbol(function) + "' does not fit " + applied;
    };
  }

  private static String choice(String applied) {
    if (applied.equals("(bool, int, double)") || applied.equals("(bool, double, int)")) {
      return "both results of ? : must be ints or both doubles: write 1.0 for 1";
    }
    String rule = "what is asked must be a bool, and the two results of ? : of one type";
    return rule + ", not " + applied;
  }

  private static String symbol(String function) {
    return function.replace("_", "").replace("@", "").isEmpty() || function.matches("[a-zA-Z]\\w*")
        ? function
        : function.replace("_", "").replace("@", "");
  }

  static String readable(String types) {
    return STRUCT.matcher(types).replaceAll("object");
  }
}
