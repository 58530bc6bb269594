package dev.mimir.web.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Every way in which a request can fail, with the status that goes with it.
public enum ErrorCode {
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not valid JSON"),
  VALIDATION_ERROR(HttpStatus.BAD_REQUEST, "The request is not valid"),
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Who asks is not known"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
  GRAPH_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such graph"),
  SESSION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such session"),
  KNOWLEDGE_BASE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such base of knowledge"),
  DOCUMENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such document"),
  LLM_CONFIG_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such model configuration"),
  LLM_ROUTE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such model route"),
  TOOL_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such tool"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No representation is acceptable"),
  SESSION_CONFLICT(HttpStatus.CONFLICT, "The session has moved on"),
  INPUT_NOT_EXPECTED(HttpStatus.CONFLICT, "No input is expected"),
  SESSION_ENDED(HttpStatus.CONFLICT, "The session has ended"),
  NAME_TAKEN(HttpStatus.CONFLICT, "The name is taken"),
  LLM_CONFIG_IN_USE(HttpStatus.CONFLICT, "A route has this model configuration"),
  PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of an unknown type"),
  GRAPH_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The graph is not valid"),
  INPUT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The input does not fit"),
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key was used with another request"),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The server cannot do this just now");

  private final HttpStatus status;
  private final String title;
  private final String type;

  ErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
    this.type = "urn:mimir:error:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public HttpStatus status() {
    return status;
  }

  /// What goes wrong in general, the same for every request.
  public String title() {
    return title;
  }

  /// The URI that identifies this kind of failure.
  public String type() {
    return type;
  }
}
