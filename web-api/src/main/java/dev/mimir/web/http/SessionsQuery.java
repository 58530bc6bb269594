package dev.mimir.web.http;

import dev.mimir.projection.tally.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Of which sessions numbers are wanted.
///
/// @param version of the graph, as it was given; null for the sum of all
/// @param origin why they were played; null for any
public record SessionsQuery(@Nullable String version, @Nullable Origin origin) {

  static SessionsQuery of(HttpServletRequest request) {
    String origin = Objects.requireNonNullElse(request.getParameter("origin"), "play");
    return new SessionsQuery(request.getParameter("version"), origin(origin));
  }

  /// Reads why sessions were played; null stands for `all`.
  public static @Nullable Origin origin(String given) {
    return given.equals("all") ? null : one(given);
  }

  private static Origin one(String given) {
    return Arrays.stream(Origin.values())
        .filter(origin -> origin.key().equals(given))
        .findAny()
        .orElseThrow(() -> ApiException.invalid("origin", "Has to be play, fork, debug or all."));
  }
}
