package dev.mimir.node;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a node asks to be performed outside, see {@link dev.mimir.effect.EffectHandler}.
///
/// @param kind who performs it
/// @param request plain values that say what to do; they stand in the log, so no secrets
/// @param personalOf the player to whom request and result belong; null for nobody
/// @param timeout how long the node waits for it, further attempts included; null for ever
/// @param retry how often it is tried
public record Effect(
    String kind,
    Map<String, Object> request,
    @Nullable String personalOf,
    @Nullable Duration timeout,
    Retry retry) {

  /// An effect that came back.
  ///
  /// @param kind as requested
  /// @param request as requested
  /// @param result plain values
  /// @param personalOf the player to whom both belong; null for nobody
  public record Done(
      String kind,
      Map<String, Object> request,
      Map<String, Object> result,
      @Nullable String personalOf) {}

  /// An effect that failed for good.
  ///
  /// @param kind as requested
  /// @param request as requested
  /// @param code in upper case
  /// @param message what went wrong
  /// @param personalOf the player to whom the request belongs; null for nobody
  public record Failed(
      String kind,
      Map<String, Object> request,
      String code,
      String message,
      @Nullable String personalOf) {}
}
