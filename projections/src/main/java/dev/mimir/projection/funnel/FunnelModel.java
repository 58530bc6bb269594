package dev.mimir.projection.funnel;

import static dev.mimir.projection.schema.Tables.FUNNEL;
import static dev.mimir.projection.schema.Tables.FUNNEL_SESSION;
import static dev.mimir.projection.schema.Tables.FUNNEL_START;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.Funnel;
import dev.mimir.projection.schema.tables.FunnelStart;
import dev.mimir.projection.tally.CounterViews;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import java.util.List;
import org.jooq.Table;

/// Of the sessions that were started, how many reached each node of their own graph, and at which
/// they stopped.
@AutoService(ReadModel.class)
public final class FunnelModel extends TallyModel<Passage> {
  static final String NAME = "funnel";

  public FunnelModel() {
    super(Passage.class, Passage.EVENTS);
  }

  static Funnel nodes(int generation) {
    return FUNNEL.rename("funnel_" + generation);
  }

  static FunnelStart starts(int generation) {
    return FUNNEL_START.rename("funnel_start_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return List.of(nodes(generation), starts(generation));
  }

  @Override
  protected Table<?> sessions(int generation) {
    return FUNNEL_SESSION.rename("funnel_session_" + generation);
  }

  @Override
  protected Tally<Passage> tally(int generation) {
    return new FunnelTally(nodes(generation), starts(generation));
  }

  @Override
  public List<View> views(int generation) {
    Funnel nodes = nodes(generation);
    FunnelStart starts = starts(generation);
    return List.of(
        CounterViews.ofNodes(
                "funnel", "How many sessions reached each node of their own graph.", nodes)
            .with(nodes.REACHED)
            .with(nodes.ENDED)
            .with(nodes.ABANDONED)
            .with(nodes.STANDING),
        CounterViews.ofGraphs("funnel_starts", "How many sessions were started.", starts)
            .with(starts.SESSIONS, "How many, whatever became of them."));
  }

  @Override
  public Queries<FunnelQueries> queries() {
    return new Queries<>(FunnelQueries.class, FunnelQueries::new);
  }
}
