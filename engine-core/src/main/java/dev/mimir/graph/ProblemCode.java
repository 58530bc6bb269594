package dev.mimir.graph;

/// What can be wrong with a graph.
public enum ProblemCode {
  MALFORMED_JSON,
  UNSUPPORTED_FORMAT,
  SCHEMA,
  DUPLICATE_ID,
  RESERVED_NAME,
  NO_START,
  MULTIPLE_STARTS,
  UNKNOWN_NODE_TYPE,
  UNKNOWN_NODE,
  UNKNOWN_PORT,
  DUPLICATE_EDGE,
  PORT_NOT_CONNECTED,
  UNKNOWN_VARIABLE,
  TYPE_MISMATCH,
  EXPRESSION,
  TEMPLATE,
  DICE_NOTATION,
  UNKNOWN_CHARACTER,
  UNKNOWN_ITEM,
  UNKNOWN_GRAPH,
  SUBGRAPH_CYCLE,
  LIMIT_EXCEEDED,
  UNREACHABLE_NODE(Severity.WARNING),
  NO_REACHABLE_END(Severity.WARNING),
  AUTOMATIC_LOOP(Severity.WARNING),
  CONDITION_NEVER_TRUE(Severity.WARNING),
  UNUSED_VARIABLE(Severity.WARNING),
  UNNAMED_DRAW(Severity.WARNING);

  /// Whether a problem keeps a graph from being published.
  public enum Severity {
    ERROR,
    WARNING
  }

  private final Severity severity;

  ProblemCode() {
    this(Severity.ERROR);
  }

  ProblemCode(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
