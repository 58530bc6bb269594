package dev.mimir.projection.funnel;

import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.Generations;
import dev.mimir.projection.schema.tables.Funnel;
import dev.mimir.projection.schema.tables.FunnelStart;
import dev.mimir.projection.tally.Sessions;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jspecify.annotations.Nullable;

/// Asks how far sessions come. It follows the events with a small delay.
public final class FunnelQueries {
  private final DSLContext sql;
  private final Generations generations;

  public FunnelQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// The nodes that were reached, by most sessions first.
  public List<FunnelStep> list(Sessions which) {
    int generation = generations.live(FunnelModel.NAME);
    long started = started(FunnelModel.starts(generation), which);
    Funnel table = FunnelModel.nodes(generation);
    return sql.select(
            table.FRAGMENT,
            table.NODE_ID,
            sum(table.REACHED),
            sum(table.ENDED),
            sum(table.ABANDONED),
            sum(table.STANDING))
        .from(table)
        .where(which.in(table))
        .groupBy(table.FRAGMENT, table.NODE_ID)
        .having(
            sum(table.REACHED.plus(table.ENDED).plus(table.ABANDONED).plus(table.STANDING))
                .gt(BigDecimal.ZERO))
        .orderBy(sum(table.REACHED).desc(), table.FRAGMENT, table.NODE_ID)
        .fetch(row -> step(row, started));
  }

  private long started(FunnelStart table, Sessions which) {
    BigDecimal all =
        sql.select(sum(table.SESSIONS)).from(table).where(which.in(table)).fetchSingle().value1();
    return all == null ? 0 : all.longValue();
  }

  private static FunnelStep step(
      Record6<String, String, BigDecimal, BigDecimal, BigDecimal, BigDecimal> row, long started) {
    long reached = row.value3().longValue();
    long ended = row.value4().longValue();
    long abandoned = row.value5().longValue();
    long standing = row.value6().longValue();
    return new FunnelStep(
        row.value2(),
        row.value1().isEmpty() ? null : row.value1(),
        started,
        reached,
        share(reached, started),
        ended + abandoned + standing,
        ended,
        abandoned,
        standing);
  }

  private static @Nullable Double share(long reached, long started) {
    return started == 0 ? null : (double) reached / started;
  }
}
