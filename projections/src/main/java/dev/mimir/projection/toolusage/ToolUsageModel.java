package dev.mimir.projection.toolusage;

import static dev.mimir.projection.schema.Tables.TOOL_FAILURE;
import static dev.mimir.projection.schema.Tables.TOOL_LATENCY;
import static dev.mimir.projection.schema.Tables.TOOL_SESSION;
import static dev.mimir.projection.schema.Tables.TOOL_USAGE;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.calls.Asked;
import dev.mimir.projection.calls.CallTables;
import dev.mimir.projection.calls.CallTally;
import dev.mimir.projection.calls.CallViews;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import java.util.List;
import org.jooq.Table;

/// Which tools were called on each day, how long it took, and what failed.
@AutoService(ReadModel.class)
public final class ToolUsageModel extends TallyModel<Asked> {
  static final String NAME = "tool_usage";

  public ToolUsageModel() {
    super(Asked.class, CallTally.EVENTS);
  }

  static CallTables calls(int generation) {
    return new CallTables(
        TOOL_USAGE.rename("tool_usage_" + generation),
        TOOL_FAILURE.rename("tool_failure_" + generation),
        TOOL_LATENCY.rename("tool_latency_" + generation));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return calls(generation).all();
  }

  @Override
  protected Table<?> sessions(int generation) {
    return TOOL_SESSION.rename("tool_session_" + generation);
  }

  @Override
  protected Tally<Asked> tally(int generation) {
    return new ToolTally(calls(generation));
  }

  @Override
  public List<View> views(int generation) {
    return CallViews.of("tool", calls(generation));
  }

  @Override
  public Queries<ToolUsageQueries> queries() {
    return new Queries<>(ToolUsageQueries.class, ToolUsageQueries::new);
  }
}
