package dev.mimir.samples.benchmark;

import java.util.Arrays;
import java.util.Collection;

/// Durations in nanoseconds, all kept.
final class Latencies {
  private long[] nanos = new long[1 << 12];
  private int size;

  void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = duration;
  }

  /// All of several, from the shortest to the longest.
  static Latencies sorted(Collection<Latencies> several) {
    Latencies all = new Latencies();
    for (Latencies some : several) {
      for (int n = 0; n < some.size; n++) {
        all.add(some.nanos[n]);
      }
    }
    Arrays.sort(all.nanos, 0, all.size);
    return all;
  }

  Latencies sorted() {
    return sorted(java.util.List.of(this));
  }

  int size() {
    return size;
  }

  /// Of sorted ones: milliseconds that a share of them does not exceed; NaN of none.
  double millis(double share) {
    return size == 0 ? Double.NaN : nanos[Math.min(size - 1, (int) (share * size))] / 1e6;
  }
}
