package dev.mimir.projection.calls;

import dev.mimir.projection.tally.Histogram;
import org.jspecify.annotations.Nullable;

/// How long calls took, from declared buckets.
///
/// @param p50Ms milliseconds that half of them do not exceed; null when there were none
/// @param p95Ms milliseconds that 95% do not exceed
public record Latency(@Nullable Double p50Ms, @Nullable Double p95Ms) {

  static Latency of(Histogram histogram) {
    return new Latency(histogram.percentile(0.5), histogram.percentile(0.95));
  }
}
