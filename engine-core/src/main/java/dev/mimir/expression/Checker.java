package dev.mimir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parses and type-checks expressions against one vocabulary.
final class Checker {

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(Limits.SOURCE)
          .maxParseRecursionDepth(Limits.DEPTH)
          .maxParseErrorRecoveryLimit(3)
          .comprehensionMaxIterations(Limits.ITERATIONS)
          .enableHiddenAccumulatorVar(true)
          .build();

  private static final List<CelFunctionDecl> ADDITIONS = Declarations.additions();
  private static final int MOST_COMBINATIONS = 4;

  private final Vocabulary vocabulary;
  private final CelTypes types = new CelTypes();
  private final CelCompiler compiler;

  Checker(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(Declarations.standard())
            .setStandardMacros(CelStandardMacro.HAS)
            .addMacros(Loops.macros())
            .addFunctionDeclarations(ADDITIONS);
    vocabulary.variables().forEach((name, type) -> builder.addVar(name, types.toCel(type, name)));
    vocabulary
        .functions()
        .forEach(
            (name, signature) -> builder.addFunctionDeclarations(declaration(name, signature)));
    this.compiler = builder.setTypeProvider(types.provider()).build();
  }

  /// @param expected null for any type
  Compiled<Checked> check(String source, @Nullable Type expected) {
    Optional<String> refused = SourceGuard.check(source);
    if (refused.isPresent()) {
      return failed(refused.get());
    }
    try {
      return parsed(source, expected);
    } catch (StackOverflowError _) {
      return failed("the expression is nested too deeply");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return failed(RuntimeMessages.readable(String.valueOf(e.getMessage())));
    }
  }

  private static Compiled<Checked> failed(String message) {
    return new Compiled.Failed<>(
        List.of(new ExpressionProblem(ProblemCode.EXPRESSION, message, 1, 1)));
  }

  private Compiled<Checked> parsed(String source, @Nullable Type expected) {
    CelValidationResult parsed = compiler.parse(source);
    Issues issues = new Issues(source, vocabulary);
    if (parsed.hasError()) {
      return issues.syntax(parsed.getErrors());
    }
    CelAbstractSyntaxTree tree = tree(parsed);
    Optional<ExpressionProblem> misused = Shape.check(tree);
    if (misused.isPresent()) {
      return new Compiled.Failed<>(List.of(misused.get()));
    }
    CelValidationResult checked = compiler.check(tree);
    if (checked.hasError()) {
      return issues.types(checked.getErrors(), tree);
    }
    return new Inspector(source, tree(checked), vocabulary, types).inspect(expected);
  }

  /// The functions that an expression calls; none when it cannot be parsed.
  Set<String> calls(String source) {
    if (SourceGuard.check(source).isPresent()) {
      return Set.of();
    }
    CelValidationResult parsed = compiler.parse(source);
    return parsed.hasError()
        ? Set.of()
        : Loops.all(tree(parsed).getExpr())
            .filter(expression -> expression.getKind() == CelExpr.ExprKind.Kind.CALL)
            .map(expression -> expression.call().function())
            .collect(Collectors.toSet());
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// A function of the designer. An int may be given for a double, so there is one overload for
  /// each combination; beyond four doubles, one for all doubles only.
  private CelFunctionDecl declaration(String name, Vocabulary.Signature signature) {
    List<Type> parameters = List.copyOf(signature.parameters().values());
    List<Integer> doubles = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) instanceof Type.Real) {
        doubles.add(i);
      }
    }
    int combinations = doubles.size() <= MOST_COMBINATIONS ? 1 << doubles.size() : 1;
    List<CelOverloadDecl> overloads = new ArrayList<>();
    for (int ints = 0; ints < combinations; ints++) {
      List<CelType> chosen = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        int bit = doubles.indexOf(i);
        boolean asInt = bit >= 0 && (ints & 1 << bit) != 0;
        chosen.add(asInt ? SimpleType.INT : types.toCel(parameters.get(i), name + "()" + i));
      }
      CelType result = types.toCel(signature.result(), name + "()");
      String id = "designed:" + name + ":" + ints;
      overloads.add(CelOverloadDecl.newGlobalOverload(id, result, chosen));
    }
    return CelFunctionDecl.newFunctionDeclaration(name, overloads);
  }
}
