package dev.mimir.web.session;

import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Ids of sessions in paths and bodies.
final class SessionIds {
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private SessionIds() {}

  static boolean isId(String given) {
    return UUID.matcher(given).matches();
  }

  /// @throws ApiException when no session can have this id
  static String id(String given) {
    if (!isId(given)) {
      throw noSuchSession();
    }
    return given.toLowerCase(Locale.ROOT);
  }

  static ApiException noSuchSession() {
    return new ApiException(ErrorCode.SESSION_NOT_FOUND, "There is no session with this id.");
  }
}
