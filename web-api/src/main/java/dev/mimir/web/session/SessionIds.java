package dev.mimir.web.session;

import dev.mimir.engine.Sessions;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import java.util.Locale;
import java.util.regex.Pattern;

/// Ids of sessions in paths and bodies.
public final class SessionIds {
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private SessionIds() {}

  /// Whether a session can have this id.
  public static boolean isId(String given) {
    return UUID.matcher(given).matches();
  }

  /// @throws ApiException when no session can have this id
  public static String id(String given) {
    if (!isId(given)) {
      throw noSuchSession();
    }
    return given.toLowerCase(Locale.ROOT);
  }

  /// What to answer when there is none.
  public static ApiException noSuchSession() {
    return new ApiException(ErrorCode.SESSION_NOT_FOUND, "There is no session with this id.");
  }

  /// What to answer to `at` when the event that it names is missing, or its session is.
  static ApiException noSuchEvent(Sessions sessions, Exchange exchange, String session) {
    return sessions.view(exchange.caller(), session).isPresent()
        ? ApiException.invalid("at", "The session has no such event yet.")
        : noSuchSession();
  }
}
