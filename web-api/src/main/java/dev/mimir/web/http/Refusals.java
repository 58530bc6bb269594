package dev.mimir.web.http;

import dev.mimir.engine.EngineUnavailableException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Whatever can go wrong, as clients are told of it.
public final class Refusals {
  private Refusals() {}

  /// What a failure means for who asked.
  public static ApiException of(Exception e) {
    return switch (e) {
      case ApiException refusal -> refusal;
      case NoHandlerFoundException _, NoResourceFoundException _ ->
          new ApiException(ErrorCode.NOT_FOUND, "There is nothing at this path.");
      case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
      case HttpMediaTypeNotAcceptableException _ ->
          new ApiException(
              ErrorCode.NOT_ACCEPTABLE,
              "Answers are of type application/json; those of analytics also of type text/csv.");
      case HttpMediaTypeNotSupportedException _ ->
          new ApiException(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "The body has to be of type application/json, in UTF-8.");
      case HttpMessageNotReadableException _ ->
          new ApiException(ErrorCode.MALFORMED_JSON, "A body of JSON is expected.");
      case MissingServletRequestParameterException missing ->
          ApiException.invalid(missing.getParameterName(), "The parameter is missing.");
      case MissingRequestValueException _ ->
          new ApiException(ErrorCode.VALIDATION_ERROR, "Something is missing in the request.");
      default -> outage(e) ? unavailable(e) : internal();
    };
  }

  private static ApiException methodNotAllowed(HttpRequestMethodNotSupportedException e) {
    String[] allowed = e.getSupportedMethods();
    return new ApiException(
        ErrorCode.METHOD_NOT_ALLOWED,
        allowed == null ? "Not this method." : "Allowed here: " + String.join(", ", allowed) + ".");
  }

  private static boolean outage(Throwable e) {
    return switch (e) {
      case EngineUnavailableException _,
          DataAccessResourceFailureException _,
          TransientDataAccessException _,
          CannotCreateTransactionException _ ->
          true;
      case DataAccessException query -> outage(query.sqlState());
      case SQLException query -> outage(String.valueOf(query.getSQLState()));
      default -> e.getCause() != null && outage(e.getCause());
    };
  }

  /// Classes 08 (connection), 53 (resources), 57 (operator) and 58 (system); jOOQ says 00000 when
  /// there was no connection to ask for a state.
  private static boolean outage(String sqlState) {
    return sqlState.matches("(08|53|57|58).*|00000|null");
  }

  private static ApiException unavailable(Exception e) {
    return new ApiException(
        ErrorCode.UNAVAILABLE,
        e instanceof EngineUnavailableException && e.getMessage() != null
            ? e.getMessage()
            : "The database cannot be reached just now. Nothing was done, try again.");
  }

  private static ApiException internal() {
    return new ApiException(
        ErrorCode.INTERNAL_ERROR,
        "Something went wrong here. The log has it under the request id.");
  }
}
