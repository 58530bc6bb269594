package dev.mimir.web.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Which event an answer of a read model has to reflect at least.
///
/// @param sessionId the session whose event it is, as it was given; null when any answer will do
/// @param atLeast the event's sequence
public record FreshnessQuery(@Nullable String sessionId, long atLeast) {

  static FreshnessQuery of(HttpServletRequest request) {
    String sessionId = request.getParameter("session_id");
    String given = request.getParameter("at_least");
    if ((given == null) != (sessionId == null)) {
      throw ApiException.invalid(
          given == null ? "at_least" : "session_id",
          "Give at_least, the sequence of an event, together with the session_id of its session.");
    }
    return new FreshnessQuery(sessionId, Numbers.between(0, Long.MAX_VALUE, "at_least", given, 0));
  }
}
