package dev.mimir.projection.tally;

import dev.mimir.projection.Recorded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import org.jooq.DSLContext;

/// Counts what happens in sessions. Belongs to one batch of events.
///
/// @param <S> what must be remembered of a session from one event to the next, as long as it goes
///   on: a small immutable record with value equality, which is stored as JSON
public interface Tally<S extends Record> {

  /// A session began.
  S begun(Recorded event, SessionStarted started);

  /// One more event of a session whose beginning is known. What is given for the last event of a
  /// session is thrown away.
  S on(S session, Recorded event);

  /// What was counted.
  List<Counters> counters();

  /// Writes what it found beside counters; nothing unless it says otherwise.
  default void write(DSLContext sql) {}
}
