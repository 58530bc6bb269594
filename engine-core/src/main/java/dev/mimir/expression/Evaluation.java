package dev.mimir.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import dev.mimir.expression.EvaluationException.Code;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One evaluation: the scope it reads, what it has computed so far, and the work it has done.
/// Functions find it as the current one of their thread.
final class Evaluation implements CelVariableResolver {

  private static final ScopedValue<Evaluation> CURRENT = ScopedValue.newInstance();

  private final Definitions definitions;
  private final Scope scope;
  private final @Nullable Witness witness;
  private @Nullable Map<String, Object> computed;
  private long work;
  private long iterations;
  private @Nullable EvaluationException exhausted;

  private Evaluation(Definitions definitions, Scope scope) {
    this.definitions = definitions;
    this.scope = scope;
    this.witness = scope.witness();
  }

  /// Does something as one evaluation; expressions in it share their work and computed variables.
  static <T> T of(Definitions definitions, Scope scope, Supplier<T> action) {
    try {
      return ScopedValue.where(CURRENT, new Evaluation(definitions, scope)).call(action::get);
    } catch (Fault fault) {
      throw fault.exception();
    } catch (StackOverflowError _) {
      throw new EvaluationException(Code.EXPRESSION_LIMIT, "the expression is nested too deeply");
    }
  }

  static Evaluation current() {
    return CURRENT.get();
  }

  /// Who looks on; null when nobody does.
  @Nullable Witness witness() {
    return witness;
  }

  /// Runs a program and gives its raw value.
  Object run(Program program) {
    return run(program, this);
  }

  private Object run(Program program, CelVariableResolver names) {
    try {
      Object value = program.eval(names);
      if (exhausted != null) {
        throw Fault.of(exhausted);
      }
      return value;
    } catch (CelEvaluationException e) {
      throw Fault.of(exhausted != null ? exhausted : explained(e));
    }
  }

  @Override
  public Optional<Object> find(String name) {
    Definitions.Computed definition = definitions.computed(name);
    Object value = definition == null ? variable(name) : compute(name, definition);
    if (witness != null) {
      witness.read(name, value);
    }
    return Optional.of(value);
  }

  private Object variable(String name) {
    Object value = scope.get(name);
    if (value == null) {
      throw Fault.error("'" + name + "' has no value");
    }
    return value instanceof Long && definitions.isDouble(name) ? (double) (long) value : value;
  }

  private Object compute(String name, Definitions.Computed definition) {
    if (computed == null) {
      computed = new HashMap<>();
    }
    Object known = computed.get(name);
    if (known == null) {
      spend(definition.cost());
      known = Values.coerce(definition.type(), Values.plain(run(definition.program())), name);
      computed.put(name, known);
    }
    return known;
  }

  /// Calls a function of the designer.
  Object call(String name, Object[] arguments) {
    Definitions.Function function = definitions.function(name);
    spend(Limits.CALL + function.cost());
    Map<String, Object> parameters = new HashMap<>();
    int i = 0;
    for (var parameter : function.parameters().entrySet()) {
      String key = parameter.getKey();
      parameters.put(key, Values.coerce(parameter.getValue(), arguments[i++], key));
    }
    return Values.plain(run(function.program(), key -> parameter(parameters, key)));
  }

  private Optional<Object> parameter(Map<String, Object> parameters, String name) {
    Object value = parameters.get(name);
    return value == null ? find(name) : Optional.of(value);
  }

  /// Accounts for so many operations, elements or characters.
  void spend(long amount) {
    work += amount;
    if (work > Limits.WORK) {
      throw limit("this takes too much work");
    }
  }

  /// Accounts for a loop before it runs.
  void loop(int rounds, long costOfOne) {
    iterations += rounds;
    if (iterations > Limits.ITERATIONS) {
      throw limit("more than " + Limits.ITERATIONS + " rounds of loops");
    }
    spend(rounds * costOfOne);
  }

  /// A limit that was reached; it ends the evaluation even where `||` would swallow the error.
  Fault limit(String message) {
    exhausted = new EvaluationException(Code.EXPRESSION_LIMIT, message);
    return Fault.of(exhausted);
  }

  private static EvaluationException explained(CelEvaluationException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EvaluationException known) {
        return known;
      }
    }
    Code code =
        e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED
            ? Code.EXPRESSION_LIMIT
            : Code.EXPRESSION_ERROR;
    return new EvaluationException(code, RuntimeMessages.readable(String.valueOf(e.getMessage())));
  }
}
