package dev.mimir.playtest;

import dev.mimir.graph.Node;
import dev.mimir.playtest.Run.Moment;
import dev.mimir.session.InputRule;
import dev.mimir.session.Session;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Plays towards what was not seen yet. Each run has a way as its aim that was never taken, and
/// goes where it is nearest; most runs begin where an earlier one was in a state of its own.
final class Guide extends Wanderer {
  private static final int REMEMBERED = 1_500;
  private static final int CONSIDERED = 4;

  /// Of so many choices, so many are taken without a thought, and so many are what was done least
  /// in such a state; the others lead towards the aim.
  private static final int MOODS = 8;

  private static final int AIMLESS = 2;
  private static final int CURIOUS = 4;
  private static final int SPREAD = 1_000;
  private static final int MANY = 100_000;

  private final Atlas atlas;
  private final Coverage coverage;
  private final Buckets buckets;
  private final Distances distances;
  private final List<Point> points = new ArrayList<>();
  private final Set<Long> states = new HashSet<>();
  private final Map<Way, Integer> aimed = new HashMap<>();
  private List<Way> frontier = List.of();
  private final Map<Long, Integer> done = new HashMap<>();
  private final Predicate<Session> doomed;
  private int known = -1;
  private @Nullable Session bucketed;
  private long bucket;
  private int @Nullable [] nearness;

  /// A point to go on from.
  private static final class Point {
    final Moment moment;
    final @Nullable Spot spot;
    int used;

    Point(Moment moment, @Nullable Spot spot) {
      this.moment = moment;
      this.spot = spot;
    }
  }

  /// @param doomed whether no ending can be reached from a state
  Guide(
      Atlas atlas,
      Inputs inputs,
      Buckets buckets,
      Coverage coverage,
      Predicate<Session> doomed,
      SplittableRandom random) {
    super(atlas, inputs, random);
    this.doomed = doomed;
    this.atlas = atlas;
    this.coverage = coverage;
    this.buckets = buckets;
    this.distances = new Distances(atlas);
  }

  /// Takes an aim for the next run.
  ///
  /// @return where to begin; null for the beginning
  @Nullable Moment aim() {
    if (coverage.seen() != known) {
      known = coverage.seen();
      frontier =
          atlas.ways().stream()
              .filter(way -> coverage.taken(way) == 0 && coverage.entered(way.from()) > 0)
              .toList();
    }
    nearness = frontier.isEmpty() ? null : distances.to(target().from());
    return points.isEmpty() || random().nextInt(5) < 2 ? null : living(point());
  }

  private @Nullable Moment living(Point point) {
    if (doomed.test(point.moment.session())) {
      points.remove(point);
      return null;
    }
    return point.moment;
  }

  private Way target() {
    Way one = frontier.get(random().nextInt(frontier.size()));
    Way other = frontier.get(random().nextInt(frontier.size()));
    Way target = aimed.getOrDefault(one, 0) <= aimed.getOrDefault(other, 0) ? one : other;
    aimed.merge(target, 1, Integer::sum);
    return target;
  }

  private Point point() {
    Point best = points.get(random().nextInt(points.size()));
    for (int i = 1; i < CONSIDERED; i++) {
      Point other = points.get(random().nextInt(points.size()));
      best = cost(other) < cost(best) ? other : best;
    }
    best.used++;
    return best;
  }

  private long cost(Point point) {
    return 3L * point.used + (point.spot == null ? 0 : Math.min(distance(point.spot), 50));
  }

  private int distance(Spot spot) {
    return nearness == null ? 0 : nearness[spot.index()];
  }

  /// Remembers where a run stands, when no run was in such a state before.
  void remember(Run run) {
    List<Wait> waits = run.session().waits();
    if (waits.isEmpty()) {
      return;
    }
    Wait wait = waits.getFirst();
    Spot spot = atlas.spot(wait.frame(), wait.node());
    long state = bucket(run.session()) * 31 + (spot == null ? 0 : spot.index());
    if (states.size() < 50 * REMEMBERED && states.add(state)) {
      Point point = new Point(run.moment(), spot);
      if (points.size() < REMEMBERED) {
        points.add(point);
      } else {
        points.set(random().nextInt(REMEMBERED), point);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very state of which it was asked last
  private long bucket(Session session) {
    if (session != bucketed) {
      bucketed = session;
      bucket = buckets.of(session);
    }
    return bucket;
  }

  @Override
  int chosen(Run run, @Nullable Spot spot, List<Option> choices) {
    int mood = random().nextInt(MOODS);
    if (spot == null || mood < AIMLESS) {
      return super.chosen(run, spot, choices);
    }
    long here = bucket(run.session()) * 31 + spot.index();
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < choices.size(); i++) {
      String id = choices.get(i).id();
      long price =
          mood < AIMLESS + CURIOUS ? done.getOrDefault(act(here, id), 0) : price(spot.way(id));
      price = price * SPREAD + random().nextInt(SPREAD);
      if (price < least) {
        least = price;
        best = i;
      }
    }
    if (done.size() < MANY) {
      done.merge(act(here, choices.get(best).id()), 1, Integer::sum);
    }
    return best;
  }

  private static long act(long here, String choice) {
    return here * 0x9E3779B97F4A7C15L + choice.hashCode();
  }

  /// What a way costs: nothing when it is new, else its distance to the aim.
  private long price(@Nullable Way way) {
    return way == null || coverage.taken(way) == 0 ? 0 : 1 + distance(way.to());
  }

  @Override
  PlayedStep typed(Node<?> node, InputRule rule) {
    PlayedStep untried = inputs().untried(node, rule);
    return untried == null ? super.typed(node, rule) : untried;
  }
}
