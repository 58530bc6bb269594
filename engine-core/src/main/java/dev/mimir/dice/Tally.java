package dev.mimir.dice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up chances by value: in an array where the values lie close, else in a map.
final class Tally {
  private static final int NARROW = 4096;
  private static final int MAP_STEPS = 20;

  private final long low;
  private final double @Nullable [] close;
  private final Map<Long, Double> far = new HashMap<>();

  /// @param entries how many additions will follow
  Tally(long low, long high, double entries, Workload work) {
    double span = (double) high - low + 1;
    boolean dense = span <= NARROW || (span <= 8 * entries && span <= DiceLimits.ODDS_CELLS);
    work.charge(dense ? entries + span : entries * MAP_STEPS);
    this.low = low;
    this.close = dense ? new double[(int) span] : null;
  }

  /// A chance too small for a double stays above zero: its value remains possible.
  void add(long value, double chance) {
    double counted = Math.max(chance, Double.MIN_NORMAL);
    if (close != null) {
      close[(int) (value - low)] += counted;
    } else if (far.merge(value, counted, Double::sum).equals(counted)
        && far.size() > DiceLimits.ODDS_CELLS / 8) {
      throw Workload.tooMuch();
    }
  }

  void add(Distribution other, double weight) {
    for (int i = 0; i < other.size(); i++) {
      add(other.value(i), other.chance(i) * weight);
    }
  }

  Distribution over(long denominator, boolean truncated) {
    return close != null
        ? Distribution.dense(low, close, denominator, truncated)
        : sparse(denominator, truncated);
  }

  private Distribution sparse(long denominator, boolean truncated) {
    long[] values = far.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    double[] chances = Arrays.stream(values).mapToDouble(far::get).toArray();
    return new Distribution(denominator, values, chances, truncated);
  }
}
