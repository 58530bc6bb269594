package dev.mimir.knowledge;

import dev.mimir.expression.Environment;
import dev.mimir.expression.ExpressionProblem;
import dev.mimir.expression.ProblemCode;
import dev.mimir.expression.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a document comes up by itself: one of its keywords is said, or its condition holds.
///
/// @param keywords whole words or phrases; case does not matter
/// @param when a CEL expression on the session's state; null when there is none
/// @param all whether a keyword must be said and the condition must hold
/// @param priority those with more come first where the budget is short
public record Lore(List<String> keywords, @Nullable String when, boolean all, long priority) {
  public Lore {
    keywords = List.copyOf(keywords);
  }

  /// What is wrong with the condition, as far as that can be said without the state.
  public Optional<String> problem() {
    return when == null
        ? Optional.empty()
        : Environment.builder().build().expression(when, Types.BOOL).errors().stream()
            .filter(problem -> problem.code() != ProblemCode.UNKNOWN_VARIABLE)
            .map(ExpressionProblem::message)
            .findFirst();
  }
}
