package dev.mimir.projection.sessionlist;

import static dev.mimir.projection.schema.Tables.SESSION_LIST;
import static dev.mimir.projection.schema.Tables.SESSION_PLAYER;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.SessionList;
import dev.mimir.projection.schema.tables.SessionPlayer;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.SessionEvent.WaitSettled;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// How far each session is, with the status that its view shows as soon as it is at rest, and where
/// it was forked from.
@AutoService(ReadModel.class)
public final class SessionListModel implements ReadModel {
  static final String NAME = "session_list";

  static SessionList sessions(int generation) {
    return SESSION_LIST.rename("session_list_" + generation);
  }

  static SessionPlayer players(int generation) {
    return SESSION_PLAYER.rename("session_player_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Table<?>> tables(int generation) {
    return List.of(sessions(generation), players(generation));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(
        SessionStarted.class,
        InputReceived.class,
        WaitOpened.class,
        WaitExpired.class,
        WaitSettled.class,
        WaitCancelled.class,
        EffectRequested.class,
        EffectRetried.class,
        EffectCompleted.class,
        EffectFailed.class,
        IncidentRaised.class,
        IncidentResolved.class,
        NodePaused.class,
        Stepped.class,
        PlayerJoined.class,
        PlayerLeft.class,
        BranchesStarted.class,
        BranchEnded.class,
        BranchCancelled.class,
        SessionSaved.class,
        SessionRestored.class,
        SessionForked.class,
        SessionMigrated.class,
        VariablesAmended.class,
        SessionSuspended.class,
        SessionResumed.class,
        SessionAbandoned.class,
        SessionEnded.class);
  }

  @Override
  public Changes begin(int generation) {
    return new SessionChanges(new SessionRows(sessions(generation), players(generation)));
  }

  @Override
  public List<View> views(int generation) {
    return SessionViews.of(sessions(generation), players(generation));
  }

  @Override
  public Queries<SessionListQueries> queries() {
    return new Queries<>(SessionListQueries.class, SessionListQueries::new);
  }
}
