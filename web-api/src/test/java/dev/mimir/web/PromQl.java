package dev.mimir.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which metrics and labels a query in PromQL names.
///
/// Source: Prometheus documentation, "Querying basics" and "Operators".
///
/// @param metrics names of series
/// @param matched by series and label, as `series{label`, what is matched
/// @param grouped labels in `by`, `on` and the like
record PromQl(Set<String> metrics, Set<String> matched, Set<String> grouped) {
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^]]*]|[a-zA-Z_:][\\w:]*|[0-9.]+|\\S");
  private static final Set<String> GROUPING =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> OPERATORS =
      Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");

  static PromQl of(String query) {
    PromQl found = new PromQl(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    Matcher token = TOKEN.matcher(query);
    String[] tokens = token.results().map(one -> one.group()).toArray(String[]::new);
    int depth = 0;
    String metric = "";
    for (int i = 0; i < tokens.length; i++) {
      String next = i + 1 < tokens.length ? tokens[i + 1] : "";
      if (GROUPING.contains(tokens[i])) {
        i = found.group(tokens, i + 1);
      } else if (tokens[i].equals("{") || tokens[i].equals("}")) {
        depth += tokens[i].equals("{") ? 1 : -1;
      } else if (tokens[i].matches("[a-zA-Z_:][\\w:]*") && !OPERATORS.contains(tokens[i])) {
        if (depth > 0) {
          found.matched.add(metric + "{" + tokens[i]);
        } else if (!next.equals("(") && !GROUPING.contains(next)) {
          metric = tokens[i];
          found.metrics.add(metric);
        }
      }
    }
    return found;
  }

  /// Takes the labels in parentheses; gives the place of the closing one.
  private int group(String[] tokens, int open) {
    if (!tokens[open].equals("(")) {
      return open - 1;
    }
    int i = open + 1;
    for (; !tokens[i].equals(")"); i++) {
      if (!tokens[i].equals(",")) {
        grouped.add(tokens[i]);
      }
    }
    return i;
  }
}
