package dev.mimir.expression;

import dev.cel.common.ast.CelExpr;
import java.util.stream.Stream;

/// Walks through the trees of expressions.
final class Trees {

  private Trees() {}

  /// How many operations an expression has.
  static long size(CelExpr expression) {
    return 1 + children(expression).mapToLong(Trees::size).sum();
  }

  /// An expression and all those within it.
  static Stream<CelExpr> all(CelExpr expression) {
    return Stream.concat(Stream.of(expression), children(expression).flatMap(Trees::all));
  }

  static Stream<CelExpr> children(CelExpr expression) {
    return switch (expression.getKind()) {
      case SELECT -> Stream.of(expression.select().operand());
      case CALL ->
          Stream.concat(expression.call().target().stream(), expression.call().args().stream());
      case LIST -> expression.list().elements().stream();
      case MAP ->
          expression.map().entries().stream()
              .flatMap(entry -> Stream.of(entry.key(), entry.value()));
      case COMPREHENSION -> {
        var loop = expression.comprehension();
        yield Stream.of(
            loop.iterRange(),
            loop.accuInit(),
            loop.loopCondition(),
            loop.loopStep(),
            loop.result());
      }
      default -> Stream.of();
    };
  }
}
