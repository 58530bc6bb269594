package dev.mimir.projection.endingshare;

import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.Generations;
import dev.mimir.projection.schema.tables.EndingShare;
import dev.mimir.projection.tally.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Asks by which endings sessions ended. It follows the events with a small delay.
public final class EndingShareQueries {
  private final DSLContext sql;
  private final Generations generations;

  public EndingShareQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// The endings by which sessions ended, the most frequent first.
  public List<Ending> list(Sessions which) {
    EndingShare table = EndingShareModel.endings(generations.live(EndingShareModel.NAME));
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.select(table.ENDING, sum(table.SESSIONS))
        .from(table)
        .where(which.in(table))
        .groupBy(table.ENDING)
        .orderBy(sum(table.SESSIONS).desc(), table.ENDING)
        .forEach(row -> counts.put(row.value1(), row.value2().longValue()));
    long all = counts.values().stream().mapToLong(count -> count).sum();
    return counts.entrySet().stream()
        .map(entry -> new Ending(entry.getKey(), entry.getValue(), (double) entry.getValue() / all))
        .toList();
  }
}
