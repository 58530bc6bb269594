package dev.mimir.expression;

/// An expression that compiled could not be evaluated. The message is written for the designer of
/// the graph. It carries no stack trace, as the fault is not in this code.
public final class EvaluationException extends RuntimeException {

  /// The name that an incident gives to the failure.
  public enum Code {
    /// The values do not allow it: a missing key, a division by zero, an overflow.
    EXPRESSION_ERROR,
    /// Too much work, or a value that grew too large.
    EXPRESSION_LIMIT
  }

  private final Code code;

  public EvaluationException(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
