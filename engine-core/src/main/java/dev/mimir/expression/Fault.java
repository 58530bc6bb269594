package dev.mimir.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.mimir.expression.EvaluationException.Code;

/// Carries an [EvaluationException] through the CEL runtime, which passes on only its own kind and
/// would print all arguments of a function that throws another.
final class Fault extends CelRuntimeException {

  private final EvaluationException exception;

  private Fault(EvaluationException exception) {
    super(exception, CelErrorCode.INVALID_ARGUMENT);
    this.exception = exception;
  }

  static Fault of(EvaluationException exception) {
    return new Fault(exception);
  }

  static Fault error(String message) {
    return new Fault(new EvaluationException(Code.EXPRESSION_ERROR, message));
  }

  static Fault limit(String message) {
    return new Fault(new EvaluationException(Code.EXPRESSION_LIMIT, message));
  }

  EvaluationException exception() {
    return exception;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
