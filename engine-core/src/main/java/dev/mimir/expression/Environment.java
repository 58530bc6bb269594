package dev.mimir.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the expressions of one graph or fragment see. It compiles them, each source once; it is
/// immutable and may be used by any number of threads.
public final class Environment {

  /// Something wrong with a computed variable or a function.
  ///
  /// @param name of the variable or function
  public record Problem(Kind kind, String name, ExpressionProblem problem) {}

  public enum Kind {
    COMPUTED,
    FUNCTION
  }

  private record Key(String source, Optional<Type> expected) {}

  private final Checker checker;
  private final Planner planner;
  private final Definitions definitions;
  private final Dependencies dependencies;
  private final List<Problem> problems;
  private final Map<Key, Compiled<Expression>> expressions = new ConcurrentHashMap<>();
  private final Map<String, Compiled<Template>> templates = new ConcurrentHashMap<>();

  Environment(
      Checker checker,
      Planner planner,
      Definitions definitions,
      Dependencies dependencies,
      List<Problem> problems) {
    this.checker = checker;
    this.planner = planner;
    this.definitions = definitions;
    this.dependencies = dependencies;
    this.problems = List.copyOf(problems);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// What is wrong with computed variables and functions. Expressions can be compiled nevertheless,
  /// so that all problems of a graph are found at once.
  public List<Problem> problems() {
    return problems;
  }

  /// Compiles an expression of any type.
  public Compiled<Expression> expression(String source) {
    return compiled(source, null);
  }

  /// Compiles an expression for a place that needs a type.
  public Compiled<Expression> expression(String source, Type expected) {
    return compiled(source, expected);
  }

  private Compiled<Expression> compiled(String source, @Nullable Type expected) {
    Key key = new Key(source, Optional.ofNullable(expected));
    Compiled<Expression> known = expressions.get(key);
    if (known == null) {
      known = checker.check(source, expected).map(checked -> planned(checked, expected));
      expressions.put(key, known);
    }
    return known;
  }

  private Expression planned(Checked checked, @Nullable Type expected) {
    return new Expression(
        checked,
        expected,
        planner.plan(checked.tree()),
        definitions,
        dependencies.references(checked));
  }

  /// Compiles a text with `{{ expression }}` and `{% if %}` in it.
  public Compiled<Template> template(String source) {
    Compiled<Template> known = templates.get(source);
    if (known == null) {
      known = new TemplateParser(source, this).parse();
      templates.put(source, known);
    }
    return known;
  }

  Definitions definitions() {
    return definitions;
  }

  /// Collects the names. A name given twice keeps the last; computed variables and functions may be
  /// given in any order.
  public static final class Builder {

    private final SequencedMap<String, Type> variables = new LinkedHashMap<>();
    private final SequencedMap<String, String> computed = new LinkedHashMap<>();
    private final SequencedMap<String, DesignedFunction> functions = new LinkedHashMap<>();

    private Builder() {}

    /// A variable or built-in whose value the scope gives.
    public Builder variable(String name, Type type) {
      variables.put(name, type);
      return this;
    }

    /// A variable whose value is an expression over the others.
    public Builder computed(String name, Type type, String source) {
      variables.put(name, type);
      computed.put(name, source);
      return this;
    }

    /// A function; its parameters hide variables of the same name.
    public Builder function(String name, SequencedMap<String, Type> parameters, String source) {
      functions.put(name, new DesignedFunction(new LinkedHashMap<>(parameters), source));
      return this;
    }

    public Environment build() {
      return new Definer(variables, computed, functions).define();
    }
  }

  record DesignedFunction(SequencedMap<String, Type> parameters, String source) {}
}
