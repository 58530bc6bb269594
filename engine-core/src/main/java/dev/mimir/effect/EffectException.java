package dev.mimir.effect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An effect failed. It carries no stack trace: the other side failed, not the program.
public final class EffectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean retryable;
  private final @Nullable Duration retryAfter;
  private final transient List<Map<String, Object>> attempts;

  /// @param code in upper case, e.g. `RATE_LIMITED`
  /// @param message for designers and operators: what is wrong and what to do; no secrets
  /// @param retryable whether another attempt may help
  /// @param retryAfter the least time until then; null when the other side named none
  /// @param attempts as in {@link EffectResult}
  public EffectException(
      String code,
      String message,
      boolean retryable,
      @Nullable Duration retryAfter,
      List<Map<String, Object>> attempts) {
    super(message, null, false, false);
    this.code = code;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.attempts = List.copyOf(attempts);
  }

  /// A failure that another attempt does not mend.
  public static EffectException permanent(String code, String message) {
    return new EffectException(code, message, false, null, List.of());
  }

  /// A failure that another attempt may mend.
  public static EffectException passing(String code, String message) {
    return new EffectException(code, message, true, null, List.of());
  }

  public String code() {
    return code;
  }

  /// What is wrong and what to do.
  public String explanation() {
    return String.valueOf(getMessage());
  }

  public boolean retryable() {
    return retryable;
  }

  /// The least time until another attempt; null when the other side named none.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  public List<Map<String, Object>> attempts() {
    return attempts;
  }
}
