package dev.mimir.projection.choiceshare;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.schema.tables.ChoiceShare;
import dev.mimir.projection.standing.Place;
import dev.mimir.projection.standing.Places;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.Voted;
import java.util.List;
import java.util.Set;
import org.jooq.Field;

/// Counts choices.
final class ChoiceTally implements Tally<Asking> {
  /// Characters that are kept of a choice: those made for an element of a list have any key.
  private static final int MOST = 200;

  private final ChoiceShare table;
  private final Counters choices;

  ChoiceTally(ChoiceShare table) {
    this.table = table;
    this.choices = new Counters(table);
  }

  @Override
  public Asking begun(Recorded event, SessionStarted started) {
    return new Asking(Places.begun(Played.begun(started)), Set.of());
  }

  @Override
  public Asking on(Asking asking, Recorded recorded) {
    SessionEvent event = (SessionEvent) recorded.payload();
    if (event instanceof InputReceived input && input.answer().choice() != null) {
      if (!asking.several().contains(input.frame())) {
        count(table.TAKEN, 1, asking, recorded, input, input.answer().choice());
      }
    } else if (event instanceof Voted voted) {
      count(table.TAKEN, 1, asking, recorded, voted, voted.choice());
      voted.votes().forEach((choice, n) -> count(table.VOTES, n, asking, recorded, voted, choice));
    }
    return asking.on(event);
  }

  private void count(
      Field<Long> counter, long n, Asking asking, Recorded recorded, AtNode at, String choice) {
    Place place = asking.places().of(at.frame());
    if (place != null) {
      String id = choice.length() > MOST ? choice.substring(0, MOST) : choice;
      choices.add(
          counter, n, place.key(recorded, asking.places().played().origin(), at.node(), id));
    }
  }

  @Override
  public List<Counters> counters() {
    return List.of(choices);
  }
}
