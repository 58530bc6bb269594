package dev.mimir.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.ast.CelReference;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Wraps operands of `&&`, `||` and `?:` that may turn out not to be bools in a check of ours. The
/// runtime's own check prints the value that it found, whatever its size.
final class Guards {

  static final String FUNCTION = "@truth";

  private final Set<Long> operands;
  private final Map<Long, CelReference> references;
  private long lastId;

  /// @param operands ids of what is to be checked
  /// @param references receives those of the checks
  Guards(Set<Long> operands, Map<Long, CelReference> references, CelExpr tree) {
    this.operands = operands;
    this.references = references;
    this.lastId = Trees.all(tree).mapToLong(CelExpr::id).max().orElse(0);
  }

  CelExpr applied(CelExpr tree) {
    if (operands.isEmpty()) {
      return tree;
    }
    CelMutableExpr copy = CelMutableExprConverter.fromCelExpr(tree);
    apply(copy);
    return CelMutableExprConverter.fromMutableExpr(copy);
  }

  private void apply(CelMutableExpr expression) {
    children(expression).forEach(this::apply);
    if (operands.contains(expression.id())) {
      CelMutableExpr checked = CelMutableExpr.newInstance(expression);
      expression.setId(++lastId);
      expression.setCall(CelMutableCall.create(FUNCTION, Collections.singletonList(checked)));
      references.put(lastId, Library.reference(FUNCTION, 1));
    }
  }

  private static Stream<CelMutableExpr> children(CelMutableExpr expression) {
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
