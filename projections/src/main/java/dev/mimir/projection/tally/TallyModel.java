package dev.mimir.projection.tally;

import dev.mimir.projection.Changes;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rest;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Table;

/// A read model of numbers about sessions.
///
/// It has tables of counters, whose columns are a primary key and numbers of the type `bigint`, and
/// one table `(tenant, session_id, state)` of what it remembers of sessions that go on.
///
/// @param <S> as of {@link Tally}
public abstract class TallyModel<S extends Record> implements ReadModel {
  private static final Set<Class<? extends SessionEvent>> ALWAYS =
      Set.of(
          SessionStarted.class,
          DebuggingBegun.class,
          SessionMigrated.class,
          SessionEnded.class,
          SessionAbandoned.class);

  private final Class<S> state;
  private final Set<Class<?>> events;

  /// @param state the class of what is remembered
  /// @param events those that it needs beside the beginning and the end of sessions and their moves
  ///   to other versions
  protected TallyModel(Class<S> state, Set<Class<? extends SessionEvent>> events) {
    this.state = state;
    Set<Class<?>> all = new HashSet<>(ALWAYS);
    all.addAll(events);
    this.events = Set.copyOf(all);
  }

  /// The tables of its counters.
  protected abstract List<Table<?>> counters(int generation);

  /// The table of what it remembers.
  protected abstract Table<?> sessions(int generation);

  /// Begins to count.
  protected abstract Tally<S> tally(int generation);

  @Override
  public final List<Table<?>> tables(int generation) {
    return Stream.concat(counters(generation).stream(), Stream.of(sessions(generation))).toList();
  }

  @Override
  public final Set<Class<?>> events() {
    return events;
  }

  @Override
  public final Rest rest() {
    return Rest.LONG;
  }

  @Override
  public final Changes begin(int generation) {
    return new TallyChanges<>(tally(generation), states(generation), new HashMap<>());
  }

  @Override
  public final Supplier<Changes> rebuild(int generation) {
    Map<SessionKey, S> remembered = new Remembered<>();
    return () -> new TallyChanges<>(tally(generation), states(generation), remembered);
  }

  private SessionStates<S> states(int generation) {
    return new SessionStates<>(sessions(generation), state);
  }

  /// The states of sessions that were written last.
  private static final class Remembered<S> extends LinkedHashMap<SessionKey, S> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 5_000;

    private Remembered() {
      super(2 * MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<SessionKey, S> eldest) {
      return size() > MOST;
    }
  }
}
