package dev.mimir.projection.modelusage;

import static dev.mimir.projection.schema.Tables.MODEL_FAILURE;
import static dev.mimir.projection.schema.Tables.MODEL_LATENCY;
import static dev.mimir.projection.schema.Tables.MODEL_SESSION;
import static dev.mimir.projection.schema.Tables.MODEL_USAGE;

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

/// Which models were asked on each day, what it took, and what failed.
@AutoService(ReadModel.class)
public final class ModelUsageModel extends TallyModel<Asked> {
  static final String NAME = "model_usage";

  public ModelUsageModel() {
    super(Asked.class, CallTally.EVENTS);
  }

  static CallTables calls(int generation) {
    return new CallTables(
        MODEL_USAGE.rename("model_usage_" + generation),
        MODEL_FAILURE.rename("model_failure_" + generation),
        MODEL_LATENCY.rename("model_latency_" + generation));
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
    return MODEL_SESSION.rename("model_session_" + generation);
  }

  @Override
  protected Tally<Asked> tally(int generation) {
    return new ModelTally(calls(generation));
  }

  @Override
  public List<View> views(int generation) {
    return CallViews.of("model", calls(generation));
  }

  @Override
  public Queries<ModelUsageQueries> queries() {
    return new Queries<>(ModelUsageQueries.class, ModelUsageQueries::new);
  }
}
