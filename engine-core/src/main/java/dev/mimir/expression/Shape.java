package dev.mimir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Optional;

/// Refuses what CEL can express and a game has no value for: null, bytes, unsigned ints, objects.
final class Shape {

  private final CelSource source;

  private Shape(CelSource source) {
    this.source = source;
  }

  static Optional<ExpressionProblem> check(CelAbstractSyntaxTree tree) {
    return new Shape(tree.getSource()).check(tree.getExpr(), 1);
  }

  private Optional<ExpressionProblem> check(CelExpr expression, int depth) {
    if (depth > Limits.DEPTH) {
      return problem(expression, "the expression is nested too deeply");
    }
    Optional<ExpressionProblem> own = own(expression);
    return own.isPresent()
        ? own
        : Trees.children(expression)
            .map(child -> check(child, depth + 1))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private Optional<ExpressionProblem> own(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression, expression.constant());
      case STRUCT -> problem(expression, "write a map as {\"key\": value}");
      default -> Optional.empty();
    };
  }

  private Optional<ExpressionProblem> constant(CelExpr expression, CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> problem(expression, "there is no null: use has(…) to ask for a value");
      case UINT64_VALUE -> problem(expression, "unsigned ints are not used: leave out the u");
      case BYTES_VALUE -> problem(expression, "bytes are not used: leave out the b");
      case DOUBLE_VALUE ->
          Double.isFinite(constant.doubleValue())
              ? Optional.empty()
              : problem(expression, "the number is too large");
      default -> Optional.empty();
    };
  }

  private Optional<ExpressionProblem> problem(CelExpr at, String message) {
    return Optional.of(Places.problem(source, at.id(), ProblemCode.EXPRESSION, message));
  }
}
