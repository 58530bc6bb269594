package dev.mimir.expression;

/// The bounds of sources, values and work. They are far beyond what a game needs and keep one
/// evaluation under a fraction of a second and a few tens of megabytes.
final class Limits {

  /// Characters of an expression.
  static final int SOURCE = 10_000;

  /// Characters of a template.
  static final int TEMPLATE_SOURCE = 262_144;

  /// Brackets in brackets.
  static final int BRACKETS = 50;

  /// Operators and selections of an expression, without `&&` and `||`.
  static final int OPERATORS = 1_000;

  /// Operations in operations.
  static final int DEPTH = 250;

  /// The same, through all the computed variables and functions that an expression uses.
  static final int TOTAL_DEPTH = 1_000;

  /// Conditions in conditions of a template.
  static final int TEMPLATE_DEPTH = 32;

  /// Characters of a text, and of what a template renders.
  static final int TEXT = 65_536;

  /// Elements of a list or map, counted over all its levels.
  static final int ELEMENTS = 10_000;

  /// Characters of all the texts in a list or map.
  static final int TOTAL_TEXT = 1_048_576;

  /// Rounds of all loops (`all`, `exists`, `map`, `filter`) of one evaluation.
  static final int ITERATIONS = 100_000;

  /// Operations, elements and characters that one evaluation may touch.
  static final long WORK = 5_000_000;

  /// What a call of a function costs beside the operations in it.
  static final int CALL = 20;

  private Limits() {}
}
