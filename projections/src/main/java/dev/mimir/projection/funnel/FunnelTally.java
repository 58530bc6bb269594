package dev.mimir.projection.funnel;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.funnel.Passage.Step;
import dev.mimir.projection.schema.tables.Funnel;
import dev.mimir.projection.schema.tables.FunnelStart;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Counts how far sessions come.
final class FunnelTally implements Tally<Passage> {
  private final Funnel table;
  private final FunnelStart starts;
  private final Counters nodes;
  private final Counters started;

  FunnelTally(Funnel table, FunnelStart starts) {
    this.table = table;
    this.starts = starts;
    this.nodes = new Counters(table);
    this.started = new Counters(starts);
  }

  @Override
  public Passage begun(Recorded event, SessionStarted begun) {
    Passage passage = Passage.begun(begun);
    started(1, event, passage.played());
    return passage;
  }

  @Override
  public Passage on(Passage before, Recorded recorded) {
    SessionEvent event = (SessionEvent) recorded.payload();
    Passage after = before.on(event);
    if (after.played().origin() != before.played().origin()) {
      started(-1, recorded, before.played());
      started(1, recorded, after.played());
    }
    if (!Objects.equals(before.last(), after.last())) {
      count(table.STANDING, -1, recorded, after, before.last());
      count(table.STANDING, 1, recorded, after, after.last());
    }
    if (after.reached().size() > before.reached().size()) {
      count(table.REACHED, 1, recorded, after, after.last());
    }
    switch (event) {
      case SessionEnded _ -> stopped(table.ENDED, recorded, after);
      case SessionAbandoned _ -> stopped(table.ABANDONED, recorded, after);
      default -> {}
    }
    return after;
  }

  private void stopped(Field<Long> how, Recorded recorded, Passage passage) {
    count(table.STANDING, -1, recorded, passage, passage.last());
    count(how, 1, recorded, passage, passage.last());
  }

  private void started(int n, Recorded event, Played played) {
    started.add(
        starts.SESSIONS,
        n,
        event.tenant(),
        played.graph(),
        played.version(),
        played.origin().key());
  }

  private void count(
      Field<Long> counter, int n, Recorded event, Passage passage, @Nullable Step at) {
    if (at != null) {
      nodes.add(
          counter,
          n,
          event.tenant(),
          passage.played().graph(),
          at.version(),
          passage.played().origin().key(),
          at.fragment(),
          at.node());
    }
  }

  @Override
  public List<Counters> counters() {
    return List.of(nodes, started);
  }
}
