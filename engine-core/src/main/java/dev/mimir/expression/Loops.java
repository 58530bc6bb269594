package dev.mimir.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExpander;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// CEL's loops (`all`, `exists`, `map`, …) with the range wrapped in a call that accounts for the
/// work of the whole loop before it starts, and that sorts the keys of a map.
final class Loops {

  private static final List<CelStandardMacro> LOOPS =
      CelStandardMacro.STANDARD_MACROS.stream()
          .filter(macro -> macro != CelStandardMacro.HAS)
          .toList();

  private Loops() {}

  static List<CelMacro> macros() {
    return LOOPS.stream().map(macro -> bounded(macro.getDefinition())).toList();
  }

  private static CelMacro bounded(CelMacro macro) {
    CelMacroExpander expander = macro.getExpander();
    return CelMacro.newReceiverMacro(
        macro.getFunction(),
        macro.getArgumentCount(),
        (factory, range, arguments) -> expand(expander, factory, range, arguments));
  }

  private static Optional<CelExpr> expand(
      CelMacroExpander expander,
      CelMacroExprFactory factory,
      CelExpr range,
      ImmutableList<CelExpr> arguments) {
    long cost = 1 + arguments.stream().mapToLong(Loops::size).sum();
    CelExpr bounded = factory.newGlobalCall("@range", range, factory.newIntLiteral(cost));
    return expander.expandMacro(factory, bounded, arguments);
  }

  /// How many operations an expression has.
  static long size(CelExpr expression) {
    return 1 + children(expression).mapToLong(Loops::size).sum();
  }

  /// An expression and all those within it.
  static Stream<CelExpr> all(CelExpr expression) {
    return Stream.concat(Stream.of(expression), children(expression).flatMap(Loops::all));
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
