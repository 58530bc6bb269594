package dev.mimir.expression;

import java.util.List;
import java.util.function.Function;

/// What compiling gives: the result, or at least one problem.
public sealed interface Compiled<T> {

  /// @param value ready to be evaluated, by any number of threads
  record Ok<T>(T value) implements Compiled<T> {}

  record Failed<T>(List<ExpressionProblem> problems) implements Compiled<T> {
    public Failed {
      problems = List.copyOf(problems);
    }
  }

  /// The problems; none when it compiled.
  default List<ExpressionProblem> errors() {
    return switch (this) {
      case Ok<T> _ -> List.of();
      case Failed<T>(var problems) -> problems;
    };
  }

  /// The result.
  ///
  /// @throws IllegalArgumentException with all messages, when it did not compile
  default T orThrow() {
    return switch (this) {
      case Ok<T>(var value) -> value;
      case Failed<T>(var problems) -> throw new IllegalArgumentException(problems.toString());
    };
  }

  /// The same with another result.
  default <R> Compiled<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Ok<T>(var value) -> new Ok<>(change.apply(value));
      case Failed<T>(var problems) -> new Failed<>(problems);
    };
  }
}
