package dev.mimir.playtest;

import dev.mimir.playtest.PlaytestReport.Covered;
import dev.mimir.playtest.PlaytestReport.UnreachedEnding;
import dev.mimir.playtest.PlaytestReport.Untaken;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was not reached, and how to come near.
final class Gaps {
  private final Atlas atlas;
  private final Coverage coverage;
  private final Shrinker shrinker;
  private final Map<Spot, Lead> leads = new HashMap<>();

  Gaps(Atlas atlas, Coverage coverage, Shrinker shrinker) {
    this.atlas = atlas;
    this.coverage = coverage;
    this.shrinker = shrinker;
  }

  Covered nodes() {
    List<String> unvisited =
        atlas.spots().stream().filter(spot -> coverage.entered(spot) == 0).map(Spot::id).toList();
    int total = atlas.spots().size();
    return new Covered(total - unvisited.size(), total, unvisited);
  }

  Covered edges() {
    List<String> unvisited =
        atlas.ways().stream().filter(way -> coverage.taken(way) == 0).map(Way::id).toList();
    int total = atlas.ways().size();
    return new Covered(total - unvisited.size(), total, unvisited);
  }

  /// Edges that were not taken from where somebody was.
  ///
  /// @param most that are told
  List<Untaken> untaken(int most) {
    return frontier().limit(most).map(this::untaken).toList();
  }

  /// Ways that nobody took from where somebody was, those from the rarest places last.
  private Stream<Way> frontier() {
    return atlas.ways().stream()
        .filter(way -> coverage.taken(way) == 0 && coverage.entered(way.from()) > 0)
        .sorted(Comparator.comparingInt((Way way) -> -coverage.entered(way.from())));
  }

  private Untaken untaken(Way way) {
    Lead lead = to(way.from());
    return new Untaken(way.id(), coverage.entered(way.from()), lead.hex(), lead.steps());
  }

  /// How to come to a place where somebody was.
  private Lead to(Spot spot) {
    return leads.computeIfAbsent(
        spot,
        _ ->
            shrinker.shrunk(
                Objects.requireNonNull(coverage.to(spot)),
                Shrinker.FEW,
                run -> atlas.entered(spot, run.session().world())));
  }

  /// The endings that were not reached.
  List<UnreachedEnding> unreached(Predicate<String> reached) {
    Distances distances = new Distances(atlas);
    List<Way> frontier = frontier().toList();
    return atlas.spots().stream()
        .filter(spot -> spot.ends() && !reached.test(spot.ending()) && coverage.entered(spot) == 0)
        .map(spot -> unreached(spot, nearest(distances.to(spot), frontier)))
        .toList();
  }

  private static @Nullable Way nearest(int[] distances, List<Way> frontier) {
    Way nearest = null;
    for (Way way : frontier) {
      int distance = distances[way.to().index()];
      if (distance < (nearest == null ? Distances.FAR : distances[nearest.to().index()])) {
        nearest = way;
      }
    }
    return nearest;
  }

  private UnreachedEnding unreached(Spot spot, @Nullable Way nearest) {
    if (nearest == null) {
      return new UnreachedEnding(spot.ending(), spot.id(), null, null, null);
    }
    Lead lead = to(nearest.from());
    return new UnreachedEnding(spot.ending(), spot.id(), nearest.id(), lead.hex(), lead.steps());
  }
}
