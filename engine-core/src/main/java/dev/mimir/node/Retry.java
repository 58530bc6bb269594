package dev.mimir.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often an effect is tried and how long it rests between.
///
/// @param maxAttempts the first one included
/// @param backoff before the second attempt; `PT1S` when absent
/// @param multiplier of the rest before each further attempt; 2 when absent
@Doc("How often it is tried again when it fails for a passing reason.")
public record Retry(
    @Doc("Attempts, the first one included.") @Range(min = 1, max = 100) long maxAttempts,
    @Doc("The rest before the second attempt; `PT1S` by default.") @Nullable Duration backoff,
    @Doc("How much longer each further rest is; 2 by default.") @Nullable Double multiplier) {
  /// Three attempts, after one and two seconds.
  public static final Retry DEFAULT = new Retry(3, Duration.ofSeconds(1), 2.0);
}
