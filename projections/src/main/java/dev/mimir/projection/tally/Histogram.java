package dev.mimir.projection.tally;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many durations fell into each of the {@link Buckets}.
///
/// Its percentiles are those of durations that lie evenly within their bucket: the smallest one `x`
/// such that the buckets below that of `x`, and the part of its bucket that is below `x`, hold the
/// wanted share of all.
public final class Histogram {
  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  /// Counts more durations.
  public Histogram add(int bucket, long count) {
    counts.merge(bucket, count, Long::sum);
    return this;
  }

  /// How many there are.
  public long total() {
    return counts.values().stream().mapToLong(count -> count).sum();
  }

  /// The duration in milliseconds, to hundredths, that a share of all do not exceed; null when
  /// there are none.
  ///
  /// @param share above 0, up to 1
  public @Nullable Double percentile(double share) {
    double wanted = share * total();
    double below = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      long count = entry.getValue();
      if (count > 0 && below + count >= wanted) {
        double lower = Buckets.lower(entry.getKey());
        double width = Buckets.upper(entry.getKey()) - lower;
        return Math.round((lower + width * (wanted - below) / count) * 100) / 100.0;
      }
      below += count;
    }
    return null;
  }
}
