package dev.mimir.expression;

import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.HAS)
          .addMacros(Macros.all())
          .build();

  private static final Map<String, CelFunctionDecl> ADDITIONS = Declarations.additions();
  private static final int MOST_COMBINATIONS = 4;

  private final Vocabulary vocabulary;
  private final CelTypes types = new CelTypes();
  private final List<CelVarDecl> variables = new ArrayList<>();
  private final Map<String, CelFunctionDecl> functions = new HashMap<>();

  /// CEL declares everything anew for each expression that it checks. So there is one checker per
  /// set of functions, and an expression is checked by that which knows the functions it calls.
  private final Map<Set<String>, CelChecker> checkers = new ConcurrentHashMap<>();

  private final CelTypeProvider typeProvider;

  Checker(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    vocabulary
        .variables()
        .forEach((name, type) ->
            variables.add(CelVarDecl.newVarDeclaration(name, types.toCel(type, name))));
    vocabulary
        .functions()
        .forEach((name, signature) -> functions.put(name, declaration(name, signature)));
    this.typeProvider = types.provider();
  }

  private CelChecker checkerOf(Set<String> calls) {
    return checkers.computeIfAbsent(calls, this::newChecker);
  }

  private CelChecker newChecker(Set<String> calls) {
    List<CelFunctionDecl> declared =
        calls.stream()
            .map(name -> ADDITIONS.getOrDefault(name, functions.get(name)))
            .filter(Objects::nonNull)
            .toList();
    return CelCompilerFactory.standardCelCheckerBuilder()
        .setOptions(OPTIONS)
        .setStandardEnvironmentEnabled(false)
        .setStandardDeclarations(Declarations.standard(calls))
        .addVarDeclarations(variables)
        .addFunctionDeclarations(declared)
        .setTypeProvider(typeProvider)
        .build();
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
    CelValidationResult parsed = PARSER.parse(source);
    Issues issues = new Issues(source, vocabulary);
    if (parsed.hasError()) {
      return issues.syntax(parsed.getErrors());
    }
    CelAbstractSyntaxTree tree = tree(parsed);
    Optional<ExpressionProblem> misused = Shape.check(tree);
    if (misused.isPresent()) {
      return new Compiled.Failed<>(List.of(misused.get()));
    }
    CelValidationResult checked = checkerOf(calls(tree)).check(tree);
    if (checked.hasError()) {
      return issues.types(checked.getErrors(), tree);
    }
    return new Inspector(source, tree(checked), vocabulary, types).inspect(expected);
  }

  /// The functions that an expression calls; none when it cannot be parsed.
  static Set<String> calls(String source) {
    if (SourceGuard.check(source).isPresent()) {
      return Set.of();
    }
    CelValidationResult parsed = PARSER.parse(source);
    return parsed.hasError() ? Set.of() : calls(tree(parsed));
  }

  /// The tree of an expression as it is written; empty when it cannot be parsed.
  static Optional<CelExpr> written(String source) {
    if (SourceGuard.check(source).isPresent()) {
      return Optional.empty();
    }
    CelValidationResult parsed = PARSER.parse(source);
    return parsed.hasError() ? Optional.empty() : Optional.of(tree(parsed).getExpr());
  }

  private static Set<String> calls(CelAbstractSyntaxTree tree) {
    return Trees.all(tree.getExpr())
        .filter(expression -> expression.getKind() == CelExpr.ExprKind.Kind.CALL)
        .map(expression -> expression.call().function())
        .collect(Collectors.toUnmodifiableSet());
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
