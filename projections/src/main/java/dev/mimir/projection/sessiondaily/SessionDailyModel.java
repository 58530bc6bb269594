package dev.mimir.projection.sessiondaily;

import static dev.mimir.projection.schema.Tables.SESSION_ACTIVE;
import static dev.mimir.projection.schema.Tables.SESSION_DAILY;
import static dev.mimir.projection.schema.Tables.SESSION_DAILY_SESSION;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.SessionActive;
import dev.mimir.projection.schema.tables.SessionDaily;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import dev.mimir.session.SessionEvent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Table;

/// What happened to sessions on each day of any time zone.
@AutoService(ReadModel.class)
public final class SessionDailyModel extends TallyModel<Lately> {
  static final String NAME = "session_daily";

  public SessionDailyModel() {
    super(Lately.class, kinds(SessionEvent.class).collect(Collectors.toUnmodifiableSet()));
  }

  /// All kinds of events, since any makes a session active.
  private static Stream<Class<? extends SessionEvent>> kinds(Class<? extends SessionEvent> kind) {
    return kind.isSealed()
        ? Stream.of(kind.getPermittedSubclasses())
            .flatMap(sub -> kinds(sub.asSubclass(SessionEvent.class)))
        : Stream.of(kind);
  }

  static SessionDaily days(int generation) {
    return SESSION_DAILY.rename("session_daily_" + generation);
  }

  static SessionActive active(int generation) {
    return SESSION_ACTIVE.rename("session_active_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return List.of(days(generation), active(generation));
  }

  @Override
  protected Table<?> sessions(int generation) {
    return SESSION_DAILY_SESSION.rename("session_daily_session_" + generation);
  }

  @Override
  protected Tally<Lately> tally(int generation) {
    return new DailyTally(days(generation), active(generation));
  }

  @Override
  public List<View> views(int generation) {
    return DailyViews.of(days(generation), active(generation));
  }

  @Override
  public Queries<SessionDailyQueries> queries() {
    return new Queries<>(SessionDailyQueries.class, SessionDailyQueries::new);
  }
}
