package dev.mimir.projection.choiceshare;

import static dev.mimir.projection.schema.Tables.CHOICE_SHARE;
import static dev.mimir.projection.schema.Tables.CHOICE_SHARE_SESSION;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.ChoiceShare;
import dev.mimir.projection.tally.CounterViews;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import java.util.List;
import org.jooq.Table;

/// How often each choice of a node was taken, and voted for. Nodes of a graph that another one
/// calls count for the graph that they are in.
@AutoService(ReadModel.class)
public final class ChoiceShareModel extends TallyModel<Asking> {
  static final String NAME = "choice_share";

  public ChoiceShareModel() {
    super(Asking.class, Asking.EVENTS);
  }

  static ChoiceShare choices(int generation) {
    return CHOICE_SHARE.rename("choice_share_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return List.of(choices(generation));
  }

  @Override
  protected Table<?> sessions(int generation) {
    return CHOICE_SHARE_SESSION.rename("choice_share_session_" + generation);
  }

  @Override
  protected Tally<Asking> tally(int generation) {
    return new ChoiceTally(choices(generation));
  }

  @Override
  public List<View> views(int generation) {
    ChoiceShare table = choices(generation);
    return List.of(
        CounterViews.ofNodes("choices", "How often each choice of a node was taken.", table)
            .with(table.CHOICE_ID, "The choice, within its node.")
            .with(table.TAKEN)
            .with(table.VOTES));
  }

  @Override
  public Queries<ChoiceShareQueries> queries() {
    return new Queries<>(ChoiceShareQueries.class, ChoiceShareQueries::new);
  }
}
