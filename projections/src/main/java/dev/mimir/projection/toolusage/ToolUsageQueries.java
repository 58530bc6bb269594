package dev.mimir.projection.toolusage;

import static dev.mimir.projection.schema.Tables.TOOL_USAGE;

import dev.mimir.projection.Generations;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.calls.DailyCalls;
import dev.mimir.projection.calls.DailyCalls.Sums;
import dev.mimir.projection.tally.Origin;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Asks which tools were called on each day. It follows the events with a small delay.
public final class ToolUsageQueries {
  private final DSLContext sql;
  private final Generations generations;

  public ToolUsageQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// Those that were called, by day.
  ///
  /// @param origin null sums up all
  public List<ToolDay> list(String tenant, @Nullable Origin origin, Days days) {
    int generation = generations.live(ToolUsageModel.NAME);
    return new DailyCalls(sql, ToolUsageModel.calls(generation), tenant, origin, days)
        .by("tool").stream().map(sums -> day(days, sums)).toList();
  }

  private static ToolDay day(Days days, Sums sums) {
    return new ToolDay(
        days.day(sums.day()),
        sums.of().getFirst(),
        sums.count(TOOL_USAGE.CALLS),
        sums.latency(),
        sums.failed(),
        sums.failures());
  }
}
