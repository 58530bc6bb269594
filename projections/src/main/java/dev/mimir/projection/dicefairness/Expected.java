package dev.mimir.projection.dicefairness;

import dev.mimir.dice.Odds;
import dev.mimir.dice.Odds.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts what is expected beside what came.
final class Expected {
  private Expected() {}

  /// @param counts by total
  static List<Bin> totals(Map<Long, Long> counts, Odds odds, long rolls) {
    Map<Long, Double> chances = new TreeMap<>();
    counts.keySet().forEach(total -> chances.put(total, 0.0));
    for (Outcome outcome : odds.probabilities()) {
      chances.put(outcome.total(), outcome.probability());
    }
    List<Bin> bins = new ArrayList<>();
    chances.forEach((total, chance) ->
        bins.add(new Bin(total, counts.getOrDefault(total, 0L), chance * rolls)));
    return bins;
  }

  /// @param counts by class of faces, see {@link Faces}
  static List<Bin> faces(Map<Integer, Long> counts, int sides, long draws) {
    List<Bin> bins = new ArrayList<>();
    long face = 1;
    for (int number = 1; number <= Faces.count(sides); number++) {
      long size = Faces.size(sides, number);
      double expected = (double) draws * size / sides;
      bins.add(new Bin(face, counts.getOrDefault(number, 0L), expected));
      face += size;
    }
    return bins;
  }
}
