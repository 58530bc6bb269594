package dev.mimir.projection.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// The declared buckets in which durations are counted: four to each doubling of the length.
///
/// Bucket 0 holds what took less than a millisecond; bucket `b` from 1 to {@link #LAST} holds
/// durations from `2^((b-1)/4)` ms to less than `2^(b/4)` ms, so that its upper bound is 19% above
/// its lower one; longer ones, beyond 139 years, fall into the last.
public final class Buckets {
  /// The last bucket.
  public static final int LAST = 168;

  private static final double[] UPPER = bounds();

  private Buckets() {}

  private static double[] bounds() {
    double[] bounds = new double[LAST + 1];
    for (int bucket = 0; bucket <= LAST; bucket++) {
      bounds[bucket] = StrictMath.pow(2, bucket / 4.0);
    }
    return bounds;
  }

  /// The bucket of a duration; one below zero falls into the first.
  public static int of(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    int at = Arrays.binarySearch(UPPER, millis);
    return Math.min(at >= 0 ? at + 1 : -at - 1, LAST);
  }

  /// The bucket of the time between two instants.
  public static int between(Instant from, Instant to) {
    return of(Duration.between(from, to));
  }

  /// The shortest duration in a bucket, in milliseconds.
  public static double lower(int bucket) {
    return bucket == 0 ? 0 : UPPER[bucket - 1];
  }

  /// The bound below which all durations of a bucket are, in milliseconds.
  public static double upper(int bucket) {
    return UPPER[bucket];
  }
}
