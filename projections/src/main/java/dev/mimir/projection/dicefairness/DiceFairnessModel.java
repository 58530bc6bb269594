package dev.mimir.projection.dicefairness;

import static dev.mimir.projection.schema.Tables.DICE_FACE;
import static dev.mimir.projection.schema.Tables.DICE_SESSION;
import static dev.mimir.projection.schema.Tables.DICE_TOTAL;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.DiceFace;
import dev.mimir.projection.schema.tables.DiceTotal;
import dev.mimir.projection.tally.CounterViews;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Picked;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// How often dice came to each total and showed each face.
@AutoService(ReadModel.class)
public final class DiceFairnessModel extends TallyModel<Rolling> {
  static final String NAME = "dice_fairness";

  public DiceFairnessModel() {
    super(Rolling.class, Set.of(DiceRolled.class, Picked.class));
  }

  static DiceTotal totals(int generation) {
    return DICE_TOTAL.rename("dice_total_" + generation);
  }

  static DiceFace faces(int generation) {
    return DICE_FACE.rename("dice_face_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return List.of(totals(generation), faces(generation));
  }

  @Override
  protected Table<?> sessions(int generation) {
    return DICE_SESSION.rename("dice_session_" + generation);
  }

  @Override
  protected Tally<Rolling> tally(int generation) {
    return new DiceTally(totals(generation), faces(generation));
  }

  @Override
  public List<View> views(int generation) {
    DiceTotal totals = totals(generation);
    DiceFace faces = faces(generation);
    return List.of(
        CounterViews.ofGraphs("dice_totals", totals.getComment(), totals)
            .with(totals.NOTATION)
            .with(totals.TOTAL)
            .with(totals.ROLLS),
        CounterViews.ofGraphs("dice_faces", faces.getComment(), faces)
            .with(faces.SIDES)
            .with(faces.FACE)
            .with(faces.DRAWS));
  }

  @Override
  public Queries<DiceFairnessQueries> queries() {
    return new Queries<>(DiceFairnessQueries.class, DiceFairnessQueries::new);
  }
}
