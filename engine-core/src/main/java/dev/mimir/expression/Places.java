package dev.mimir.expression;

import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;

/// Where in a source something stands.
final class Places {

  private Places() {}

  static ExpressionProblem problem(
      CelSource source, long expressionId, ProblemCode code, String message) {
    int offset = source.getPositionsMap().getOrDefault(expressionId, 0);
    return problem(
        source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0)), code, message);
  }

  static ExpressionProblem problem(CelSourceLocation at, ProblemCode code, String message) {
    return new ExpressionProblem(
        code, message, Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1);
  }
}
