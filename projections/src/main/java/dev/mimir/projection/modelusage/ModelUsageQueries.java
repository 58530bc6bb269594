package dev.mimir.projection.modelusage;

import static dev.mimir.projection.schema.Tables.MODEL_USAGE;

import dev.mimir.projection.Generations;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.calls.DailyCalls;
import dev.mimir.projection.calls.DailyCalls.Sums;
import dev.mimir.projection.tally.Origin;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Asks which models were called on each day. It follows the events with a small delay.
public final class ModelUsageQueries {
  private final DSLContext sql;
  private final Generations generations;

  public ModelUsageQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// Those that were called, by day.
  ///
  /// @param origin null sums up all
  public List<ModelDay> list(String tenant, @Nullable Origin origin, Days days) {
    int generation = generations.live(ModelUsageModel.NAME);
    return new DailyCalls(sql, ModelUsageModel.calls(generation), tenant, origin, days)
        .by("provider", "model").stream().map(sums -> day(days, sums)).toList();
  }

  private static ModelDay day(Days days, Sums sums) {
    return new ModelDay(
        days.day(sums.day()),
        name(sums.of().getFirst()),
        name(sums.of().getLast()),
        sums.count(MODEL_USAGE.CALLS),
        sums.count(MODEL_USAGE.TOKENS_IN),
        sums.count(MODEL_USAGE.TOKENS_OUT),
        sums.count(MODEL_USAGE.COST_MICROS),
        sums.latency(),
        sums.failed(),
        sums.failures());
  }

  private static @Nullable String name(String name) {
    return name.isEmpty() ? null : name;
  }
}
