package dev.mimir.node;

import dev.mimir.expression.Expression;
import java.util.List;

/// Values for variables, in the order written.
public record Assignments(List<Assignment> list) {
  public Assignments {
    list = List.copyOf(list);
  }

  /// The value for one variable; its type fits as far as is known beforehand.
  public record Assignment(String variable, Expression value) {}
}
