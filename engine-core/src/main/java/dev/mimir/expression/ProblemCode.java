package dev.mimir.expression;

/// What is wrong with an expression or template; the names are those that publication reports.
public enum ProblemCode {
  EXPRESSION,
  TYPE_MISMATCH,
  UNKNOWN_VARIABLE,
  UNKNOWN_NODE,
  UNKNOWN_ITEM,
  UNKNOWN_CHARACTER,
  TEMPLATE
}
