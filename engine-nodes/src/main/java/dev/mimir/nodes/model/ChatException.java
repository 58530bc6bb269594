package dev.mimir.nodes.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A provider was asked and did not answer as it should.
public final class ChatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  /// How it failed.
  public enum Kind {
    /// Nobody answers at the address.
    CONNECTION_FAILED(true, true),
    /// It took too long, as a whole or without a sign of life.
    TIMEOUT(true, true),
    /// The answer broke off.
    STREAM_BROKEN(true, true),
    /// 5xx.
    SERVER_ERROR(true, true),
    /// The answer is not in the provider's own form.
    INVALID_RESPONSE(true, true),
    /// 429.
    RATE_LIMITED(true, false),
    /// It failed too often of late and is left alone for a while.
    CIRCUIT_OPEN(true, false),
    /// The answer does not fit the schema.
    INVALID_OUTPUT(true, false),
    /// The content was refused, by the model or a filter.
    REFUSED(false, false),
    /// The key is not accepted.
    UNAUTHORIZED(false, false),
    /// There is no such model or address.
    NOT_FOUND(false, false),
    /// The provider does not take the request.
    BAD_REQUEST(false, false);

    private final boolean passing;
    private final boolean ill;

    Kind(boolean passing, boolean ill) {
      this.passing = passing;
      this.ill = ill;
    }

    /// Whether another attempt may help.
    public boolean passing() {
      return passing;
    }

    /// Whether it speaks against the health of the provider.
    boolean ill() {
      return ill;
    }
  }

  /// @param message what is wrong, without secrets
  public ChatException(Kind kind, String message) {
    this(kind, message, null);
  }

  /// @param retryAfter the least time until another attempt; null when nobody named one
  public ChatException(Kind kind, String message, @Nullable Duration retryAfter) {
    super(message, null, false, false);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
