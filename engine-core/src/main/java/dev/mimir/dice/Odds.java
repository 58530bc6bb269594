package dev.mimir.dice;

import java.util.List;
import java.util.stream.IntStream;

/// The chances of every total, computed and not sampled.
///
/// @param min the smallest total
/// @param max the largest total; of those listed when not `exact`
/// @param probabilities by total, ascending; those too small for a double are left out
/// @param exact whether nothing was cut off; where dice explode, chains less likely than 1e-12 are
public record Odds(
    long min,
    long max,
    double mean,
    double standardDeviation,
    List<Outcome> probabilities,
    boolean exact) {

  /// One total.
  ///
  /// @param probability between 0 and 1
  public record Outcome(long total, double probability) {}

  public Odds {
    probabilities = List.copyOf(probabilities);
  }

  /// @param whole whole values only
  static Odds of(Distribution whole) {
    double mass = whole.mass();
    double mean = moment(whole, 1, 0) / mass;
    return new Odds(
        whole.value(0),
        whole.value(whole.size() - 1),
        mean,
        Math.sqrt(moment(whole, 2, mean) / mass),
        outcomes(whole),
        !whole.truncated());
  }

  private static double moment(Distribution whole, int power, double around) {
    return IntStream.range(0, whole.size())
        .mapToDouble(i -> whole.chance(i) * Math.pow(whole.value(i) - around, power))
        .sum();
  }

  private static List<Outcome> outcomes(Distribution whole) {
    return IntStream.range(0, whole.size())
        .filter(i -> whole.chance(i) > 1e-300)
        .mapToObj(i -> new Outcome(whole.value(i), whole.chance(i)))
        .toList();
  }
}
