package dev.mimir.playtest;

import dev.mimir.playtest.Keys.State;
import dev.mimir.playtest.PlaytestReport.Reason;
import dev.mimir.playtest.Run.Moment;
import dev.mimir.session.Session;
import dev.mimir.session.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows the states from which no ending can be reached, and where on a path they begin.
final class DeadEnds {
  /// Runs that are looked into.
  private static final int MOST = 40;

  /// States of traps that are kept.
  private static final int MOST_STATES = 20_000;

  private final Table table;
  private final Keys keys;
  private final Escape escape;
  private final Map<State, Trap> known = new HashMap<>();
  private final Set<String> places = new HashSet<>();
  private int examined;

  /// States among which a session goes round for ever.
  ///
  /// @param nodeId where it waits when it comes among them
  /// @param states all of them
  record Trap(String nodeId, Reason reason, Set<State> states) {}

  DeadEnds(Table table, Keys keys, Escape escape) {
    this.table = table.unwatched();
    this.keys = keys;
    this.escape = escape;
  }

  /// The trap in which a session is known to be; null when in none.
  ///
  /// @param coarse whether a state will do that no expression tells from one in the trap
  @Nullable Trap of(Session session, boolean coarse) {
    Wait wait = Keys.first(session);
    return places.isEmpty() || wait == null || !places.contains(place(wait))
        ? null
        : known.get(keys.of(session, coarse));
  }

  private static String place(Wait wait) {
    return wait.frame() + "|" + wait.node();
  }

  /// The points of a run at which somebody could act, the first and the last included.
  List<Moment> points(Run run) {
    List<Moment> points = new ArrayList<>();
    List<PlayedStep> steps = run.trail().steps();
    Replay.until(
        again -> {
          points.add(again.moment());
          return false;
        },
        run.seed(),
        steps,
        table);
    return points;
  }

  /// Where on the way of a run that came to no end it fell into a trap; null when it is in none, or
  /// enough runs were looked into.
  @Nullable Fall examine(List<Moment> points) {
    for (Moment point : points) {
      Trap alike = of(point.session(), true);
      if (alike != null) {
        return new Fall(alike, point, false);
      }
    }
    if (points.isEmpty() || ++examined > MOST) {
      return null;
    }
    for (boolean coarse : new boolean[] {false, true}) {
      Set<State> states = escape.trap(points.getLast(), coarse);
      if (states != null) {
        return earliest(points, coarse, states);
      }
    }
    return null;
  }

  /// @param at the first point of a run in the trap
  /// @param certain false when no expression tells that point from one in the trap, and that is all
  record Fall(Trap trap, Moment at, boolean certain) {}

  /// Where a run fell into a trap that is known; null when it is in none.
  ///
  /// @param before what was said of the run a turn ago
  @Nullable Fall fall(Run run, @Nullable Fall before) {
    Trap exact = of(run.session(), false);
    Trap trap = exact == null ? of(run.session(), true) : exact;
    if (trap == null) {
      return null;
    }
    return new Fall(trap, before == null ? run.moment() : before.at(), exact != null);
  }

  private Fall earliest(List<Moment> points, boolean coarse, Set<State> last) {
    Set<State> states = last;
    int free = -1;
    int caught = points.size() - 1;
    while (caught - free > 1) {
      int middle = (free + caught) >>> 1;
      Set<State> more = states(points.get(middle), coarse, states);
      if (more == null) {
        free = middle;
      } else {
        caught = middle;
        states = more;
      }
    }
    Moment first = points.get(caught);
    Trap trap = learn(first, coarse, states);
    Set<State> alike = coarse ? null : escape.trap(first, true);
    if (alike != null) {
      keep(alike, trap);
    }
    return new Fall(trap, first, true);
  }

  private @Nullable Set<State> states(Moment at, boolean coarse, Set<State> known) {
    return known.contains(keys.of(at.session(), coarse)) ? known : escape.trap(at, coarse);
  }

  private void keep(Set<State> states, Trap trap) {
    if (known.size() < MOST_STATES) {
      states.forEach(state -> known.putIfAbsent(state, trap));
    }
  }

  private Trap learn(Moment first, boolean coarse, Set<State> states) {
    Wait wait = Keys.first(first.session());
    String nodeId = wait == null ? "" : table.atlas().id(wait.frame(), wait.node());
    Trap trap =
        new Trap(nodeId, coarse || keys.timed() ? Reason.GOES_ROUND : Reason.NO_WAY_OUT, states);
    keep(states, trap);
    for (State state : states) {
      state.parts().stream()
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .forEach(places::add);
    }
    return trap;
  }
}
