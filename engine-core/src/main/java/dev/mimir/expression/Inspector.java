package dev.mimir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a checked tree once more with our finer types: finds unknown keys and values, what the
/// expression refers to, and prepares the tree for the [Library].
final class Inspector {

  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final Vocabulary vocabulary;
  private final CelTypes celTypes;

  private final List<ExpressionProblem> problems = new ArrayList<>();
  private final Set<String> variables = new TreeSet<>();
  private final Set<String> functions = new TreeSet<>();
  private final Map<Long, Type> types = new HashMap<>();
  private final Map<Long, CelReference> references;

  /// Operands of `&&`, `||` and `?:` that may not be bools.
  private final Set<Long> unsure = new HashSet<>();

  /// Variables of loops that are open at the moment.
  private final Map<String, Type> locals = new HashMap<>();

  Inspector(String source, CelAbstractSyntaxTree tree, Vocabulary vocabulary, CelTypes celTypes) {
    this.source = source;
    this.tree = tree;
    this.vocabulary = vocabulary;
    this.celTypes = celTypes;
    this.references = new LinkedHashMap<>(tree.getReferenceMap());
  }

  Compiled<Checked> inspect(@Nullable Type expected) {
    CelExpr root = tree.getExpr();
    Type type = visit(root);
    if (!CelTypes.isValue(tree.getResultType())) {
      mismatch(root, noResult(tree.getResultType()));
    } else if (expected != null) {
      expect(expected, type, root);
    }
    if (!problems.isEmpty()) {
      return new Compiled.Failed<>(problems);
    }
    boolean neverTrue = type instanceof Type.Bool && new Ranges(types).neverTrue(root);
    return new Compiled.Ok<>(
        new Checked(
            source,
            planned(),
            type,
            variables,
            functions,
            depth(root),
            Trees.size(root),
            neverTrue));
  }

  private static String noResult(CelType type) {
    return switch (type.kind()) {
      case DURATION -> "a duration cannot be kept: compare it, or use getSeconds()";
      case MAP -> "the keys of a map must be text";
      case LIST -> "a list cannot hold what is neither number, bool, text, list nor map";
      default -> "a " + type.name() + " cannot be the result of an expression";
    };
  }

  private CelAbstractSyntaxTree planned() {
    CelExpr guarded = new Guards(unsure, references, tree.getExpr()).applied(tree.getExpr());
    return CelAbstractSyntaxTree.newCheckedAst(
        guarded, tree.getSource(), references, tree.getTypeMap());
  }

  private static int depth(CelExpr expression) {
    return 1 + Trees.children(expression).mapToInt(Inspector::depth).max().orElse(0);
  }

  private Type visit(CelExpr expression) {
    Type type =
        switch (expression.getKind()) {
          case IDENT -> ident(expression);
          case SELECT -> select(expression);
          case CALL -> call(expression);
          case COMPREHENSION -> loop(expression);
          case MAP -> map(expression);
          default -> {
            Trees.children(expression).forEach(this::visit);
            yield checkedType(expression);
          }
        };
    types.put(expression.id(), type);
    return type;
  }

  private Type checkedType(CelExpr expression) {
    return tree.getType(expression.id()).map(celTypes::fromCel).orElse(Types.DYN);
  }

  private Type ident(CelExpr expression) {
    String name = expression.ident().name();
    Type local = locals.get(name);
    if (local != null) {
      return local;
    }
    Type variable = vocabulary.variables().get(name);
    if (variable == null) {
      return checkedType(expression);
    }
    variables.add(name);
    return variable;
  }

  private Type select(CelExpr expression) {
    var select = expression.select();
    Type member = member(visit(select.operand()), select.field(), expression);
    return select.testOnly() ? Types.BOOL : member;
  }

  private Type member(Type of, String key, CelExpr at) {
    return switch (of) {
      case Type.Keyed(var keys, var type, var unknown) -> {
        if (!keys.contains(key)) {
          problem(at, unknown, unknownKey(key, keys));
        }
        yield type;
      }
      case Type.Struct(var fields) -> Optional.ofNullable(fields.get(key)).orElse(Types.DYN);
      case Type.MapOf(var type) -> type;
      default -> checkedType(at);
    };
  }

  private String unknownKey(String key, Set<String> keys) {
    String hint = Issues.hint(source, vocabulary);
    return "there is no '" + key + "'." + (hint.isEmpty() ? Suggestion.of(key, keys) : hint);
  }

  private Type call(CelExpr expression) {
    var call = expression.call();
    List<CelExpr> arguments = new ArrayList<>(call.target().stream().toList());
    arguments.addAll(call.args());
    List<Type> given = arguments.stream().map(this::visit).toList();
    resolve(expression, call.function(), arguments.size());
    return switch (call.function()) {
      case "_[_]" -> indexed(expression, arguments, given);
      case "_==_", "_!=_" -> {
        values(given.get(0), arguments.get(1));
        values(given.get(1), arguments.get(0));
        yield Types.BOOL;
      }
      case "@in" -> {
        values(given.get(0), arguments.get(1));
        yield Types.BOOL;
      }
      case "_&&_", "_||_" -> {
        arguments.forEach(this::guard);
        yield Types.BOOL;
      }
      case "_?_:_" -> chosen(expression, arguments, given);
      case "min", "max", "sum" -> ofList(arguments.getFirst(), expression);
      case "@range" -> range(given.getFirst(), expression);
      default -> designed(call.function(), arguments, expression);
    };
  }

  private void guard(CelExpr operand) {
    if (!(checkedType(operand) instanceof Type.Bool)) {
      unsure.add(operand.id());
    }
  }

  private Type chosen(CelExpr expression, List<CelExpr> arguments, List<Type> given) {
    guard(arguments.getFirst());
    return given.get(1).equals(given.get(2)) ? given.get(1) : checkedType(expression);
  }

  /// A key of any type could be a large list, whose hash code is costly: so it must be text.
  private Type map(CelExpr expression) {
    for (var entry : expression.map().entries()) {
      Type key = visit(entry.key());
      if (!Types.STRING.accepts(key) || key instanceof Type.Dyn) {
        mismatch(entry.key(), "the keys of a map must be text: write string(…)");
      }
      visit(entry.value());
    }
    return checkedType(expression);
  }

  private void resolve(CelExpr expression, String function, int arguments) {
    boolean designed = vocabulary.functions().containsKey(function);
    if (designed) {
      functions.add(function);
    }
    if (designed || Library.isOurs(function)) {
      references.put(expression.id(), Library.reference(function, arguments));
    }
  }

  private Type indexed(CelExpr expression, List<CelExpr> arguments, List<Type> given) {
    Optional<String> key = literal(arguments.get(1));
    if (key.isPresent()) {
      return member(given.get(0), key.get(), expression);
    }
    return switch (given.get(0)) {
      case Type.Keyed(_, var of, _) -> of;
      case Type.MapOf(var of) -> of;
      case Type.ListOf(var of) -> of;
      default -> checkedType(expression);
    };
  }

  private Type designed(String function, List<CelExpr> arguments, CelExpr expression) {
    Vocabulary.Signature signature = vocabulary.functions().get(function);
    if (signature == null) {
      return checkedType(expression);
    }
    int i = 0;
    for (Type parameter : signature.parameters().values()) {
      values(parameter, arguments.get(i++));
    }
    return signature.result();
  }

  /// With ints and doubles in one list, the result is a double.
  private Type ofList(CelExpr list, CelExpr expression) {
    boolean mixed =
        list.getKind() == CelExpr.ExprKind.Kind.LIST
            && list.list().elements().stream().map(this::typeOf).allMatch(Inspector::isNumber)
            && list.list().elements().stream()
                .map(this::typeOf)
                .anyMatch(Type.Real.class::isInstance);
    return mixed ? Types.DOUBLE : checkedType(expression);
  }

  private Type typeOf(CelExpr visited) {
    return types.getOrDefault(visited.id(), Types.DYN);
  }

  private static boolean isNumber(Type type) {
    return type instanceof Type.Int || type instanceof Type.Real;
  }

  private Type range(Type container, CelExpr expression) {
    return switch (container) {
      case Type.ListOf list -> list;
      case Type.MapOf _, Type.Keyed _ -> new Type.ListOf(Types.STRING);
      default -> checkedType(expression);
    };
  }

  private Type loop(CelExpr expression) {
    var loop = expression.comprehension();
    Type element = visit(loop.iterRange()) instanceof Type.ListOf(var of) ? of : Types.DYN;
    visit(loop.accuInit());
    Map<String, Type> outer = new HashMap<>(locals);
    locals.put(loop.iterVar(), element);
    locals.put(loop.accuVar(), checkedType(expression));
    visit(loop.loopCondition());
    visit(loop.loopStep());
    locals.remove(loop.iterVar());
    visit(loop.result());
    locals.clear();
    locals.putAll(outer);
    return checkedType(expression);
  }

  /// Where one of a few values is expected, literals must be among them.
  private void values(Type type, CelExpr given) {
    if (!(type instanceof Type.Enumeration(var values))) {
      return;
    }
    switch (given.getKind()) {
      case LIST -> given.list().elements().forEach(element -> values(type, element));
      case CALL -> {
        if (given.call().function().equals("_?_:_")) {
          values(type, given.call().args().get(1));
          values(type, given.call().args().get(2));
        }
      }
      default ->
          literal(given)
              .filter(value -> !values.contains(value))
              .ifPresent(value ->
                  mismatch(
                      given,
                      "'"
                          + value
                          + "' is not "
                          + type.describe()
                          + "."
                          + Suggestion.nearest(value, values)
                              .map(near -> " Did you mean '" + near + "'?")
                              .orElse("")));
    }
  }

  private void expect(Type expected, Type actual, CelExpr root) {
    values(expected, root);
    if (!expected.accepts(actual)) {
      String hint =
          expected instanceof Type.Int && actual instanceof Type.Real
              ? " Write int(…) to drop the fraction."
              : "";
      mismatch(
          root,
          "this is " + actual.describe() + ", but " + expected.describe() + " is needed." + hint);
    }
  }

  private static Optional<String> literal(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  private void mismatch(CelExpr at, String message) {
    problem(at, ProblemCode.TYPE_MISMATCH, message);
  }

  private void problem(CelExpr at, ProblemCode code, String message) {
    problems.add(Places.problem(tree.getSource(), at.id(), code, message));
  }
}
