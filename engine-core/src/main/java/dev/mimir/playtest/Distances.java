package dev.mimir.playtest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// How many ways lie between places, whatever their conditions.
final class Distances {
  /// No way leads there.
  static final int FAR = Integer.MAX_VALUE / 2;

  private final List<List<Spot>> before = new ArrayList<>();

  Distances(Atlas atlas) {
    atlas.spots().forEach(_ -> before.add(new ArrayList<>()));
    for (Way way : atlas.ways()) {
      before.get(way.to().index()).add(way.from());
    }
    for (Spot spot : atlas.spots()) {
      atlas.called(spot).forEach(start -> before.get(start.index()).add(spot));
    }
  }

  /// From each place to one, by the place's index.
  int[] to(Spot target) {
    int[] distances = new int[before.size()];
    Arrays.fill(distances, FAR);
    distances[target.index()] = 0;
    Deque<Spot> ahead = new ArrayDeque<>(List.of(target));
    while (!ahead.isEmpty()) {
      Spot spot = ahead.remove();
      for (Spot from : before.get(spot.index())) {
        if (distances[from.index()] == FAR) {
          distances[from.index()] = distances[spot.index()] + 1;
          ahead.add(from);
        }
      }
    }
    return distances;
  }
}
