package dev.mimir.nodes.model.langchain;

import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatException.Kind;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells failures apart.
final class Failures {
  private static final Duration LONGEST_REST = Duration.ofHours(1);
  private static final int SHOWN = 300;

  private Failures() {}

  /// Nothing came back.
  static ChatException connecting(Throwable error) {
    return switch (error) {
      case HttpConnectTimeoutException _ ->
          new ChatException(Kind.CONNECTION_FAILED, "Nobody answers at the address.");
      case HttpTimeoutException _ -> new ChatException(Kind.TIMEOUT, "No answer in time.");
      default -> new ChatException(Kind.CONNECTION_FAILED, "No connection: " + error + ".");
    };
  }

  /// The answer had begun.
  static ChatException reading(Throwable error) {
    return error instanceof Reading.TooLongException
        ? new ChatException(Kind.INVALID_RESPONSE, String.valueOf(error.getMessage()))
        : new ChatException(Kind.STREAM_BROKEN, "The connection broke off: " + error + ".");
  }

  /// The provider said no.
  static ChatException refused(int status, HttpHeaders headers, String body) {
    String said = body.strip();
    String message =
        "HTTP %d: %s".formatted(status, said.substring(0, Math.min(SHOWN, said.length())));
    return new ChatException(kind(status, body), message, retryAfter(status, headers));
  }

  private static Kind kind(int status, String body) {
    if (status >= 500) {
      return Kind.SERVER_ERROR;
    }
    return switch (status) {
      case 401, 402, 403 -> Kind.UNAUTHORIZED;
      case 404 -> Kind.NOT_FOUND;
      case 408 -> Kind.TIMEOUT;
      case 429 -> Kind.RATE_LIMITED;
      default -> status < 400 ? Kind.INVALID_RESPONSE : filtered(body);
    };
  }

  private static Kind filtered(String body) {
    String text = body.toLowerCase(Locale.ROOT);
    return Stream.of("content_filter", "content_policy", "content policy", "safety")
            .anyMatch(text::contains)
        ? Kind.REFUSED
        : Kind.BAD_REQUEST;
  }

  /// Seconds or a date (RFC 9110, 10.2.3), or OpenAI's milliseconds; at most an hour.
  private static @Nullable Duration retryAfter(int status, HttpHeaders headers) {
    if (status != 429 && status < 500) {
      return null;
    }
    Optional<Duration> millis =
        headers.firstValue("retry-after-ms").flatMap(Failures::number).map(Duration::ofMillis);
    return millis
        .or(() -> headers.firstValue("Retry-After").flatMap(Failures::rest))
        .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
        .filter(rest -> !rest.isNegative())
        .orElse(null);
  }

  private static Optional<Duration> rest(String value) {
    Optional<Duration> seconds =
        number(value).map(number -> Duration.ofSeconds(Math.min(number, 1L << 32)));
    return seconds.or(() -> date(value));
  }

  private static Optional<Duration> date(String value) {
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(Instant.now(), then));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String value) {
    return value.matches("[0-9]{1,12}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
  }
}
