package dev.mimir.graph.shape;

import dev.mimir.expression.Compiled;
import dev.mimir.expression.Environment;
import dev.mimir.expression.ExpressionProblem;
import dev.mimir.expression.Type;
import dev.mimir.graph.Problem;
import dev.mimir.graph.ProblemCode;
import dev.mimir.graph.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the names in a config can mean at one place of a graph, and where problems go.
public final class Names {
  private final Vocabulary vocabulary;
  private final Map<String, Type> elements;
  private final Problems problems;
  private final @Nullable String node;
  private final List<Vocabulary> callees = new ArrayList<>();
  private @Nullable Integer version;

  public Names(Vocabulary vocabulary, Problems problems, @Nullable String node) {
    this(vocabulary, Map.of(), problems, node);
  }

  private Names(
      Vocabulary vocabulary, Map<String, Type> elements, Problems problems, @Nullable String node) {
    this.vocabulary = vocabulary;
    this.elements = elements;
    this.problems = problems;
    this.node = node;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public Environment environment() {
    return vocabulary.environment(elements);
  }

  /// The same names for another node.
  public Names at(String otherNode) {
    return new Names(vocabulary, elements, problems, otherNode);
  }

  /// These names and one more, that hides another of the same name.
  Names with(String name, Type type) {
    Map<String, Type> more = new LinkedHashMap<>(elements);
    more.put(name, type);
    return new Names(vocabulary, more, problems, node);
  }

  /// What is seen by what the config at hand calls; null when it calls nothing that exists.
  @Nullable Names callee() {
    return callees.isEmpty() ? null : new Names(callees.getLast(), problems, node);
  }

  /// What each fragment sees that the config at hand calls.
  List<Names> callees() {
    return callees.stream().map(fragment -> new Names(fragment, problems, node)).toList();
  }

  void calls(Vocabulary callee) {
    callees.add(callee);
  }

  /// The version of another graph that the config at hand names; null when it names none.
  @Nullable Integer version() {
    return version;
  }

  void version(int number) {
    version = number;
  }

  public void problem(ProblemCode code, Pointer at, String message) {
    problems.add(code, at, node, message);
  }

  /// The result, or null after its problems were reported.
  <T> @Nullable T accept(Compiled<T> compiled, Pointer at) {
    return switch (compiled) {
      case Compiled.Ok<T>(var value) -> value;
      case Compiled.Failed<T>(var found) -> {
        found.forEach(problem -> problems.add(problem(problem, at)));
        yield null;
      }
    };
  }

  private Problem problem(ExpressionProblem problem, Pointer at) {
    return new Problem(
        ProblemCode.valueOf(problem.code().name()),
        at.toString(),
        node,
        problem.message(),
        problem.line(),
        problem.column());
  }
}
