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

/// What is rewritten when an expression is parsed. CEL's loops (`all`, `exists`, `map`, …) have
/// their range wrapped in a call that accounts for the work of the whole loop before it starts, and
/// that sorts the keys of a map. `min(a, b)` and the like become `min([a, b])`.
final class Macros {

  static final List<String> OF_LISTS = List.of("min", "max", "sum");

  private Macros() {}

  static List<CelMacro> all() {
    Stream<CelMacro> loops =
        CelStandardMacro.STANDARD_MACROS.stream()
            .filter(macro -> macro != CelStandardMacro.HAS)
            .map(macro -> bounded(macro.getDefinition()));
    Stream<CelMacro> lists =
        OF_LISTS.stream()
            .map(name ->
                CelMacro.newGlobalVarArgMacro(
                    name, (factory, _, arguments) -> ofList(name, factory, arguments)));
    return Stream.concat(loops, lists).toList();
  }

  private static CelMacro bounded(CelMacro macro) {
    CelMacroExpander expander = macro.getExpander();
    return CelMacro.newReceiverMacro(
        macro.getFunction(),
        macro.getArgumentCount(),
        (factory, range, arguments) -> loop(expander, factory, range, arguments));
  }

  private static Optional<CelExpr> loop(
      CelMacroExpander expander,
      CelMacroExprFactory factory,
      CelExpr range,
      ImmutableList<CelExpr> arguments) {
    long cost = 1 + arguments.stream().mapToLong(Trees::size).sum();
    CelExpr bounded = factory.newGlobalCall("@range", range, factory.newIntLiteral(cost));
    return expander.expandMacro(factory, bounded, arguments);
  }

  private static Optional<CelExpr> ofList(
      String name, CelMacroExprFactory factory, ImmutableList<CelExpr> arguments) {
    return arguments.size() < 2
        ? Optional.empty()
        : Optional.of(factory.newGlobalCall(name, factory.newList(arguments)));
  }
}
