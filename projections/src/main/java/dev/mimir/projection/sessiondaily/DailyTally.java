package dev.mimir.projection.sessiondaily;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.calendar.Span;
import dev.mimir.projection.schema.tables.SessionActive;
import dev.mimir.projection.schema.tables.SessionDaily;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Counts what happens in each span of time, for the graph and for all graphs together.
///
/// A session is active on a day when it has an event then: it is to be counted by the one event
/// whose predecessor lies before the day. So for the first event of a session in a span it is
/// counted how long before the span the event before was: where the span is part of a day, those
/// count whose gap is longer than the day was old as the span began.
final class DailyTally implements Tally<Lately> {
  /// The longest gap that is told from longer ones; longer than any day.
  static final int LONG = 192;

  /// Stands for all graphs together.
  static final String ALL = "";

  private final SessionDaily days;
  private final SessionActive active;
  private final Counters happened;
  private final Counters gaps;

  DailyTally(SessionDaily days, SessionActive active) {
    this.days = days;
    this.active = active;
    this.happened = new Counters(days);
    this.gaps = new Counters(active);
  }

  @Override
  public Lately begun(Recorded event, SessionStarted started) {
    Lately session = new Lately(Played.begun(started), Span.quarter(event.at()));
    begun(1, event.tenant(), session.played(), session.quarter());
    return session;
  }

  @Override
  public Lately on(Lately session, Recorded event) {
    Played played = session.played().on((SessionEvent) event.payload());
    int quarter = Span.quarter(event.at());
    if (played.origin() != session.played().origin()) {
      begun(-1, event.tenant(), session.played(), session.quarter());
      begun(1, event.tenant(), played, session.quarter());
    }
    Field<Long> counter = counter(event.payload());
    if (counter != null) {
      count(counter, 1, event.tenant(), played, quarter);
    }
    if (quarter <= session.quarter()) {
      return new Lately(played, session.quarter());
    }
    for (Span span : Span.around(quarter)) {
      if (session.quarter() < span.start()) {
        active(1, event.tenant(), played, span, Math.min(span.start() - session.quarter(), LONG));
      }
    }
    return new Lately(played, quarter);
  }

  private void begun(int n, String tenant, Played played, int quarter) {
    count(days.STARTED, n, tenant, played, quarter);
    for (Span span : Span.around(quarter)) {
      active(n, tenant, played, span, LONG);
    }
  }

  private @Nullable Field<Long> counter(Object event) {
    return switch (event) {
      case InputReceived _ -> days.TURNS;
      case SessionEnded _ -> days.ENDED;
      case SessionAbandoned _ -> days.ABANDONED;
      default -> null;
    };
  }

  private void count(Field<Long> counter, int n, String tenant, Played played, int quarter) {
    String origin = played.origin().key();
    for (Span span : Span.around(quarter)) {
      int length = span.length();
      int start = span.start();
      happened.add(counter, n, tenant, played.graph(), length, start, origin, played.version());
      happened.add(counter, n, tenant, ALL, length, start, origin, 0);
    }
  }

  private void active(int n, String tenant, Played played, Span span, int gap) {
    String origin = played.origin().key();
    int length = span.length();
    int start = span.start();
    gaps.add(
        active.SESSIONS, n, tenant, played.graph(), length, start, gap, origin, played.version());
    gaps.add(active.SESSIONS, n, tenant, ALL, length, start, gap, origin, 0);
  }

  @Override
  public List<Counters> counters() {
    return List.of(happened, gaps);
  }
}
