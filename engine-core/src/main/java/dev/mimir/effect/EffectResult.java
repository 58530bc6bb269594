package dev.mimir.effect;

import java.util.List;
import java.util.Map;

/// What came of an effect.
///
/// @param value plain values, see {@link dev.mimir.value.Values}; members are up to the kind; at
///   most 200 KiB as JSON
/// @param attempts one map for each try at the other side, failed ones included, for the log; e.g.
///   who was asked, what came of it, how long it took
public record EffectResult(Map<String, Object> value, List<Map<String, Object>> attempts) {

  /// A result with nothing to say of how it came about.
  public static EffectResult of(Map<String, Object> value) {
    return new EffectResult(value, List.of());
  }
}
