package dev.mimir.web.http;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns whatever goes wrong into a [Failure]. Only what nobody foresaw is logged.
@RestControllerAdvice
class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @ExceptionHandler
  ResponseEntity<Failure> failure(Exception e, HttpServletRequest request) {
    Exchange exchange = Exchange.of(request);
    ApiException refusal = Refusals.of(e);
    if (refusal.code() == ErrorCode.INTERNAL_ERROR) {
      LOG.error("Request {} failed", exchange.requestId(), e);
    } else if (refusal.code() == ErrorCode.UNAVAILABLE) {
      LOG.warn("Request {} cannot be served: {}", exchange.requestId(), e.toString());
    }
    return ResponseEntity.status(refusal.code().status())
        .headers(headers -> headers.putAll(headers(e)))
        .headers(headers ->
            refusal
                .retryAfter()
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds))))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(exchange.failure(refusal));
  }

  private static HttpHeaders headers(Exception e) {
    return e instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
  }
}
