package dev.mimir.projection.dicefairness;

import dev.mimir.dice.Draw;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.schema.tables.DiceFace;
import dev.mimir.projection.schema.tables.DiceTotal;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;

/// Counts totals and faces.
final class DiceTally implements Tally<Rolling> {
  private final DiceTotal total;
  private final DiceFace face;
  private final Counters totals;
  private final Counters faces;

  DiceTally(DiceTotal total, DiceFace face) {
    this.total = total;
    this.face = face;
    this.totals = new Counters(total);
    this.faces = new Counters(face);
  }

  @Override
  public Rolling begun(Recorded event, SessionStarted started) {
    return new Rolling(Played.begun(started), started.explicitSeed() == null);
  }

  @Override
  public Rolling on(Rolling session, Recorded event) {
    if (session.chance()) {
      count(session.played(), event);
    }
    return new Rolling(session.played().on((SessionEvent) event.payload()), session.chance());
  }

  private void count(Played played, Recorded event) {
    String tenant = event.tenant();
    if (event.payload() instanceof DiceRolled roll) {
      String origin = played.origin().key();
      String notation = roll.notation();
      totals.add(
          total.ROLLS, 1, tenant, played.graph(), played.version(), origin, notation, roll.total());
      count(played, tenant, roll.draws());
    } else if (event.payload() instanceof Picked picked) {
      count(played, tenant, picked.draws());
    }
  }

  private void count(Played played, String tenant, List<Draw> draws) {
    for (Draw draw : draws) {
      faces.add(
          face.DRAWS,
          1,
          tenant,
          played.graph(),
          played.version(),
          played.origin().key(),
          draw.sides(),
          Faces.of(draw.sides(), draw.face()));
    }
  }

  @Override
  public List<Counters> counters() {
    return List.of(totals, faces);
  }
}
