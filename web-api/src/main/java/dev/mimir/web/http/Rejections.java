package dev.mimir.web.http;

import dev.mimir.session.Rejection;

/// What the engine refuses, as HTTP has it.
public final class Rejections {
  private Rejections() {}

  /// The one place where rejections become failures.
  public static ApiException refusal(Rejection rejection) {
    return new ApiException(code(rejection), rejection.message());
  }

  private static ErrorCode code(Rejection rejection) {
    return switch (rejection) {
      case Rejection.NoSuchSession _ -> ErrorCode.SESSION_NOT_FOUND;
      case Rejection.AlreadyStarted _, Rejection.WaitNotOpen _ -> ErrorCode.SESSION_CONFLICT;
      case Rejection.HasEnded _ -> ErrorCode.SESSION_ENDED;
      case Rejection.NotExpected _, Rejection.IsSuspended _ -> ErrorCode.INPUT_NOT_EXPECTED;
      case Rejection.DoesNotFit _, Rejection.NotResolvable _, Rejection.NotPossible _ ->
          ErrorCode.INPUT_INVALID;
      case Rejection.BadStart _ -> ErrorCode.VALIDATION_ERROR;
      case Rejection.KeyReused _ -> ErrorCode.IDEMPOTENCY_KEY_REUSED;
    };
  }
}
