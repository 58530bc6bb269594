package dev.mimir.graph.shape;

import java.util.Set;
import java.util.regex.Pattern;

/// The rules for names in a graph.
public final class Identifiers {
  public static final Pattern GRAPH = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  public static final Pattern NODE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
  public static final Pattern PORT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  public static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  /// Ports that node types give a meaning, so that no choice, case, branch or ending can have them.
  public static final Set<String> RESERVED_PORTS =
      Set.of("next", "else", "success", "failure", "timeout", "none", "error", "missing", "unsure");

  /// Names that expressions see beside the variables.
  public static final Set<String> BUILT_IN =
      Set.of(
          "input",
          "last",
          "visits",
          "seen",
          "inventory",
          "characters",
          "player",
          "players",
          "turn",
          "time",
          "data");

  /// Keywords and type names of CEL.
  private static final Set<String> KEYWORDS =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private Identifiers() {}

  /// Whether a variable may not have this name.
  public static boolean reservedForVariables(String name) {
    return BUILT_IN.contains(name) || KEYWORDS.contains(name);
  }
}
