package dev.mimir.web.session;

import org.jspecify.annotations.Nullable;

/// Why something is done, as it stands in the log.
final class Reason {
  private static final int MOST = 1_000;
  static final String BOUND = "Has at most " + MOST + " characters.";

  private Reason() {}

  static boolean fits(@Nullable String reason) {
    return reason == null || reason.length() <= MOST;
  }
}
