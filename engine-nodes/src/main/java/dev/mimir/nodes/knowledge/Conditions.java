package dev.mimir.nodes.knowledge;

import dev.mimir.expression.Compiled;
import dev.mimir.expression.Environment;
import dev.mimir.expression.EvaluationException;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conditions on a state, compiled when the first is asked for.
final class Conditions {
  private final Map<String, Object> state;
  private @Nullable Environment environment;

  Conditions(Map<String, Object> state) {
    this.state = state;
  }

  /// What a condition comes to.
  ///
  /// @param wrong why it could not be evaluated; null when it could
  record Verdict(boolean holds, @Nullable String wrong) {}

  Verdict of(String condition) {
    return switch (environment().expression(condition, Types.BOOL)) {
      case Compiled.Ok<Expression>(var expression) -> verdict(expression);
      case Compiled.Failed<Expression>(var problems) ->
          new Verdict(false, problems.getFirst().message());
    };
  }

  private Verdict verdict(Expression expression) {
    try {
      return new Verdict(Boolean.TRUE.equals(expression.evaluate(state::get)), null);
    } catch (EvaluationException failed) {
      return new Verdict(false, failed.getMessage());
    }
  }

  private Environment environment() {
    if (environment == null) {
      Environment.Builder names = Environment.builder();
      state.keySet().forEach(name -> names.variable(name, Types.DYN));
      environment = names.build();
    }
    return environment;
  }
}
