package dev.mimir.expression;

import dev.mimir.expression.Environment.Kind;
import dev.mimir.expression.Environment.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds computed variables that need their own value, and towers of definitions that are too high.
final class Cycles {

  private static final String TOO_DEEP = "too many definitions build on each other";

  private record Name(Kind kind, String name) {}

  private final Map<String, Dependencies.Use> computed;
  private final Map<String, Dependencies.Use> functions;
  private final Map<Name, Integer> depths = new HashMap<>();
  private final List<Name> open = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Cycles(Map<String, Dependencies.Use> computed, Map<String, Dependencies.Use> functions) {
    this.computed = computed;
    this.functions = functions;
  }

  List<Problem> find() {
    computed.keySet().forEach(name -> depth(new Name(Kind.COMPUTED, name)));
    functions.keySet().forEach(name -> depth(new Name(Kind.FUNCTION, name)));
    return problems;
  }

  private int depth(Name name) {
    Integer known = depths.get(name);
    if (known != null) {
      return known;
    }
    if (open.contains(name)) {
      problem(name, "it needs its own value: " + way(name));
      return 0;
    }
    Dependencies.Use use = use(name);
    if (use == null) {
      return 0;
    }
    if (open.size() >= Limits.TOTAL_DEPTH) {
      problem(name, TOO_DEEP);
      depths.put(name, 0);
      return 0;
    }
    open.add(name);
    int depth = use.checked().depth() + deepest(use);
    open.removeLast();
    if (depth > Limits.TOTAL_DEPTH) {
      problem(name, TOO_DEEP);
      depth = 0;
    }
    depths.put(name, depth);
    return depth;
  }

  private Dependencies.@Nullable Use use(Name name) {
    return (name.kind == Kind.COMPUTED ? computed : functions).get(name.name);
  }

  private int deepest(Dependencies.Use use) {
    int deepest = 0;
    for (String variable : use.checked().variables()) {
      if (!use.parameters().contains(variable)) {
        deepest = Math.max(deepest, depth(new Name(Kind.COMPUTED, variable)));
      }
    }
    for (String function : use.checked().functions()) {
      deepest = Math.max(deepest, depth(new Name(Kind.FUNCTION, function)));
    }
    return deepest;
  }

  private String way(Name name) {
    List<Name> cycle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
    cycle.add(name);
    return String.join(" → ", cycle.stream().map(Name::name).toList());
  }

  private void problem(Name name, String message) {
    ExpressionProblem problem = new ExpressionProblem(ProblemCode.EXPRESSION, message, 1, 1);
    problems.add(new Problem(name.kind, name.name, problem));
  }
}
