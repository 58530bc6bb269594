package dev.mimir.web.model;

import dev.mimir.model.Problem;
import dev.mimir.model.Saved;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Fault;
import java.util.List;

/// What came of saving, or why it was refused.
final class Settled {
  private Settled() {}

  /// @param missing says that there is nothing under the id
  /// @param refused the code of a refusal
  /// @throws ApiException when nothing was saved
  static <T> T of(Saved<T> saved, ErrorCode missing, ErrorCode refused) {
    return switch (saved) {
      case Saved.Stored<T>(T value) -> value;
      case Saved.Missing<T> _ -> throw new ApiException(missing, missing.title() + ".");
      case Saved.Invalid<T>(List<Problem> problems) -> throw refusal(problems, refused);
    };
  }

  private static ApiException refusal(List<Problem> problems, ErrorCode code) {
    Problem first = problems.getFirst();
    String message =
        first.path().isEmpty() ? first.message() : first.path() + ": " + first.message();
    return new ApiException(
        code, message, problems.stream().map(p -> Fault.of(code, p.path(), p.message())).toList());
  }
}
