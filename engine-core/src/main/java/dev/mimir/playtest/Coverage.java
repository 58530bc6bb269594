package dev.mimir.playtest;

import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which places were entered and which ways were taken, how often, and how to get there.
final class Coverage implements Watch {
  private final Atlas atlas;
  private final int[] entered;
  private final int[] taken;
  private final @Nullable Lead[] toSpots;
  private int seen;

  Coverage(Atlas atlas) {
    this.atlas = atlas;
    this.entered = new int[atlas.spots().size()];
    this.taken = new int[atlas.ways().size()];
    this.toSpots = new @Nullable Lead[entered.length];
  }

  @Override
  public void saw(List<SessionEvent> events, Run run) {
    for (SessionEvent event : events) {
      if (event instanceof NodeEntered(var frame, var node, _)) {
        Spot spot = atlas.spot(frame, node);
        if (spot != null) {
          entered(spot.index(), run);
        }
      } else if (event instanceof NodeLeft(var frame, var node, var port)) {
        Spot spot = atlas.spot(frame, node);
        Way way = spot == null ? null : spot.ways().get(port);
        if (way != null) {
          seen += taken[way.index()]++ == 0 ? 1 : 0;
        }
      }
    }
  }

  private void entered(int index, Run run) {
    seen += entered[index]++ == 0 ? 1 : 0;
    Lead known = toSpots[index];
    if (known == null || known.trail().length() > run.trail().length()) {
      toSpots[index] = new Lead(run.seed(), run.trail());
    }
  }

  /// How many places and ways were seen at least once.
  int seen() {
    return seen;
  }

  int entered(Spot spot) {
    return entered[spot.index()];
  }

  int taken(Way way) {
    return taken[way.index()];
  }

  /// The shortest known way to a place; null while it was not entered.
  @Nullable Lead to(Spot spot) {
    return toSpots[spot.index()];
  }
}
