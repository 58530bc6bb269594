package dev.mimir.projection.transcript;

import static dev.mimir.projection.schema.Tables.TRANSCRIPT;
import static dev.mimir.projection.schema.Tables.TRANSCRIPT_SESSION;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.projection.schema.tables.TranscriptSession;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.TextShown;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// What the players of each session saw and did; rows are only ever added. And what the sessions
/// play, so that texts can be looked for in those of a graph.
@AutoService(ReadModel.class)
public final class TranscriptModel implements ReadModel {
  static final String NAME = "transcript";

  static Transcript table(int generation) {
    return TRANSCRIPT.rename("transcript_" + generation);
  }

  static TranscriptSession sessions(int generation) {
    return TRANSCRIPT_SESSION.rename("transcript_session_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Table<?>> tables(int generation) {
    return List.of(table(generation), sessions(generation));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(
        TextShown.class,
        DiceRolled.class,
        CheckMade.class,
        InventoryChanged.class,
        ItemEquipped.class,
        CharacterChanged.class,
        Fought.class,
        Spoken.class,
        InputReceived.class,
        SessionEnded.class,
        SessionSaved.class,
        SessionRestored.class,
        SessionStarted.class,
        SessionMigrated.class,
        DebuggingBegun.class,
        SessionSuspended.class,
        SessionResumed.class,
        SessionAbandoned.class);
  }

  @Override
  public Changes begin(int generation) {
    return new TranscriptChanges(table(generation), sessions(generation));
  }

  @Override
  public List<View> views(int generation) {
    return List.of(TranscriptView.of(table(generation)));
  }

  @Override
  public Queries<TranscriptQueries> queries() {
    return new Queries<>(TranscriptQueries.class, TranscriptQueries::new);
  }
}
