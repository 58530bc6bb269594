package dev.mimir.projection.sessiondaily;

import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.Generations;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.schema.tables.SessionActive;
import dev.mimir.projection.schema.tables.SessionDaily;
import dev.mimir.projection.tally.Sessions;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// Asks what happened to sessions on each day. It follows the events with a small delay.
public final class SessionDailyQueries {
  private final DSLContext sql;
  private final Generations generations;

  public SessionDailyQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// Every one of the days, in their order.
  public List<SessionDay> list(Sessions which, Days days) {
    Sessions counted =
        which.graph() == null
            ? new Sessions(which.tenant(), DailyTally.ALL, null, which.origin())
            : which;
    int generation = generations.live(SessionDailyModel.NAME);
    long[] active = active(SessionDailyModel.active(generation), counted, days);
    return happened(SessionDailyModel.days(generation), counted, days, active);
  }

  private List<SessionDay> happened(SessionDaily table, Sessions which, Days days, long[] active) {
    SessionDay[] all = new SessionDay[days.count()];
    for (int day = 0; day < all.length; day++) {
      all[day] = new SessionDay(days.day(day), 0, 0, 0, active[day], 0);
    }
    sql.select(
            Days.DAY, sum(table.STARTED), sum(table.ENDED), sum(table.ABANDONED), sum(table.TURNS))
        .from(days.spans(table))
        .where(which.in(table))
        .groupBy(Days.DAY)
        .forEach(row ->
            all[row.value1()] =
                new SessionDay(
                    days.day(row.value1()),
                    row.value2().longValue(),
                    row.value3().longValue(),
                    row.value4().longValue(),
                    active[row.value1()],
                    row.value5().longValue()));
    return Stream.of(all).toList();
  }

  /// Of the sessions with an event in a part of a day, those without one in the parts before.
  private long[] active(SessionActive table, Sessions which, Days days) {
    long[] active = new long[days.count()];
    sql.select(Days.DAY, sum(table.SESSIONS))
        .from(days.spans(table))
        .where(which.in(table))
        .and(table.GAP.gt(Days.AGE))
        .groupBy(Days.DAY)
        .forEach(row -> active[row.value1()] = row.value2().longValue());
    return active;
  }
}
