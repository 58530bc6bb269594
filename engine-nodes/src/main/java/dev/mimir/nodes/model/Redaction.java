package dev.mimir.nodes.model;

import org.jspecify.annotations.Nullable;

/// Takes keys out of what providers say: some repeat the key that they refuse.
final class Redaction {
  private static final int LONGEST = 500;

  private Redaction() {}

  static ChatException of(@Nullable String apiKey, ChatException failure) {
    String message = failure.message();
    String plain = apiKey == null || apiKey.isEmpty() ? message : message.replace(apiKey, "***");
    String shown = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    return shown.equals(message)
        ? failure
        : new ChatException(failure.kind(), shown, failure.retryAfter());
  }
}
