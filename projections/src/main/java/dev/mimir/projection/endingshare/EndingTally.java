package dev.mimir.projection.endingshare;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.schema.tables.EndingShare;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;

/// Counts endings.
final class EndingTally implements Tally<Played> {
  private final EndingShare table;
  private final Counters endings;

  EndingTally(EndingShare table) {
    this.table = table;
    this.endings = new Counters(table);
  }

  @Override
  public Played begun(Recorded event, SessionStarted started) {
    return Played.begun(started);
  }

  @Override
  public Played on(Played played, Recorded event) {
    if (event.payload() instanceof SessionEnded ended) {
      endings.add(
          table.SESSIONS,
          1,
          event.tenant(),
          played.graph(),
          played.version(),
          played.origin().key(),
          ended.ending());
    }
    return played.on((SessionEvent) event.payload());
  }

  @Override
  public List<Counters> counters() {
    return List.of(endings);
  }
}
