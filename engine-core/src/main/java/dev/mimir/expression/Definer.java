package dev.mimir.expression;

import static java.util.Objects.requireNonNull;

import dev.mimir.expression.Environment.DesignedFunction;
import dev.mimir.expression.Environment.Kind;
import dev.mimir.expression.Environment.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Compiles functions, callees first, and then computed variables; what fails stays usable by its
/// declared type, so that one mistake is reported once.
final class Definer {

  private final SequencedMap<String, Type> variables;
  private final SequencedMap<String, String> computed;
  private final SequencedMap<String, DesignedFunction> functions;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Dependencies.Use> functionUses = new LinkedHashMap<>();
  private final Map<String, Dependencies.Use> computedUses = new LinkedHashMap<>();
  private Vocabulary vocabulary;

  Definer(
      SequencedMap<String, Type> variables,
      SequencedMap<String, String> computed,
      SequencedMap<String, DesignedFunction> functions) {
    this.variables = variables;
    this.computed = computed;
    this.functions = functions;
    this.vocabulary = new Vocabulary(variables, new LinkedHashMap<>());
  }

  Environment define() {
    defineFunctions();
    Checker checker = new Checker(vocabulary);
    computed.forEach((name, source) -> compute(checker, name, source));
    new Cycles(computedUses, functionUses).find().forEach(this::report);
    Planner planner = new Planner(designed());
    return new Environment(
        checker,
        planner,
        definitions(planner),
        new Dependencies(computedUses, functionUses),
        problems);
  }

  private void report(Problem problem) {
    problems.add(problem);
    (problem.kind() == Kind.FUNCTION ? functionUses : computedUses).remove(problem.name());
  }

  private void defineFunctions() {
    SequencedMap<String, Set<String>> calls = new LinkedHashMap<>();
    functions.forEach((name, function) -> calls.put(name, Checker.calls(function.source())));
    new CallOrder(calls).callers(this::defineFunction, this::recursive);
  }

  private void recursive(String name, String path) {
    String message = "a function may not call itself: " + path;
    problem(Kind.FUNCTION, name, new ExpressionProblem(ProblemCode.EXPRESSION, message, 1, 1));
    declare(name, Types.DYN);
  }

  private void declare(String name, Type result) {
    DesignedFunction function = requireNonNull(functions.get(name));
    vocabulary = vocabulary.with(name, new Vocabulary.Signature(function.parameters(), result));
  }

  private void defineFunction(String name) {
    if (Operators.FUNCTIONS.contains(name)) {
      String message = "there is already a function '" + name + "'";
      problem(Kind.FUNCTION, name, new ExpressionProblem(ProblemCode.EXPRESSION, message, 1, 1));
      return;
    }
    DesignedFunction function = requireNonNull(functions.get(name));
    Compiled<Checked> body =
        new Checker(vocabulary.with(function.parameters())).check(function.source(), null);
    switch (body) {
      case Compiled.Ok<Checked>(var checked) -> {
        functionUses.put(name, new Dependencies.Use(checked, function.parameters().keySet()));
        declare(name, checked.type());
      }
      case Compiled.Failed<Checked>(var failures) -> {
        failures.forEach(failure -> problem(Kind.FUNCTION, name, failure));
        declare(name, Types.DYN);
      }
    }
  }

  private void compute(Checker checker, String name, String source) {
    switch (checker.check(source, variables.get(name))) {
      case Compiled.Ok<Checked>(var checked) ->
          computedUses.put(name, new Dependencies.Use(checked, Set.of()));
      case Compiled.Failed<Checked>(var failures) ->
          failures.forEach(failure -> problem(Kind.COMPUTED, name, failure));
    }
  }

  private void problem(Kind kind, String name, ExpressionProblem problem) {
    problems.add(new Problem(kind, name, problem));
  }

  private List<Library.Designed> designed() {
    return vocabulary.functions().entrySet().stream()
        .map(it -> new Library.Designed(it.getKey(), it.getValue().parameters().size()))
        .toList();
  }

  private Definitions definitions(Planner planner) {
    Map<String, Definitions.Computed> values = new HashMap<>();
    computedUses.forEach((name, use) -> {
      Type type = requireNonNull(variables.get(name));
      Checked checked = use.checked();
      values.put(
          name, new Definitions.Computed(type, planner.plan(checked.tree()), checked.cost()));
    });
    Map<String, Definitions.Function> bodies = new HashMap<>();
    functionUses.forEach((name, use) -> {
      var parameters = requireNonNull(functions.get(name)).parameters();
      Checked checked = use.checked();
      bodies.put(
          name, new Definitions.Function(parameters, planner.plan(checked.tree()), checked.cost()));
    });
    return new Definitions(values, bodies, doubles());
  }

  private Set<String> doubles() {
    return variables.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Type.Real)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
