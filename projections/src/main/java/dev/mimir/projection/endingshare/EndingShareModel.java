package dev.mimir.projection.endingshare;

import static dev.mimir.projection.schema.Tables.ENDING_SHARE;
import static dev.mimir.projection.schema.Tables.ENDING_SHARE_SESSION;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.EndingShare;
import dev.mimir.projection.tally.CounterViews;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// How many sessions ended by each ending of the graph that they played.
@AutoService(ReadModel.class)
public final class EndingShareModel extends TallyModel<Played> {
  static final String NAME = "ending_share";

  public EndingShareModel() {
    super(Played.class, Set.of());
  }

  static EndingShare endings(int generation) {
    return ENDING_SHARE.rename("ending_share_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return List.of(endings(generation));
  }

  @Override
  protected Table<?> sessions(int generation) {
    return ENDING_SHARE_SESSION.rename("ending_share_session_" + generation);
  }

  @Override
  protected Tally<Played> tally(int generation) {
    return new EndingTally(endings(generation));
  }

  @Override
  public List<View> views(int generation) {
    EndingShare table = endings(generation);
    return List.of(
        CounterViews.ofGraphs("endings", "How many sessions ended by each ending.", table)
            .with(table.ENDING, "Its name.")
            .with(table.SESSIONS, "How many ended by it."));
  }

  @Override
  public Queries<EndingShareQueries> queries() {
    return new Queries<>(EndingShareQueries.class, EndingShareQueries::new);
  }
}
