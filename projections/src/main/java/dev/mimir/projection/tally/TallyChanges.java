package dev.mimir.projection.tally;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a batch adds to the numbers: reads once what is known of the sessions that it moves, counts
/// in memory, and writes each table once. A session whose beginning is not known, since it was
/// parked, is passed over.
final class TallyChanges<S extends Record> implements Changes {
  private final Tally<S> tally;
  private final SessionStates<S> states;
  private final Map<SessionKey, S> remembered;
  private final Map<SessionKey, List<Recorded>> sessions = new LinkedHashMap<>();

  /// @param remembered states as they are stored, of any sessions; takes up those that are written
  TallyChanges(Tally<S> tally, SessionStates<S> states, Map<SessionKey, S> remembered) {
    this.tally = tally;
    this.states = states;
    this.remembered = remembered;
  }

  @Override
  public void on(Recorded event) {
    sessions.computeIfAbsent(event.session(), _ -> new ArrayList<>()).add(event);
  }

  @Override
  public void flush(DSLContext sql) {
    Map<SessionKey, S> before = before(sql);
    Map<SessionKey, S> after = new HashMap<>();
    sessions.forEach((key, events) -> {
      S state = after(before.get(key), events);
      if (state != null) {
        after.put(key, state);
      }
    });
    states.write(sql, before, after);
    tally.counters().forEach(counters -> counters.write(sql));
    tally.write(sql);
    remembered.keySet().removeAll(sessions.keySet());
    remembered.putAll(after);
  }

  private Map<SessionKey, S> before(DSLContext sql) {
    Map<SessionKey, S> before = new HashMap<>();
    List<SessionKey> others = new ArrayList<>();
    for (SessionKey key : known()) {
      S state = remembered.get(key);
      if (state == null) {
        others.add(key);
      } else {
        before.put(key, state);
      }
    }
    before.putAll(states.read(sql, others));
    return before;
  }

  private List<SessionKey> known() {
    return sessions.entrySet().stream()
        .filter(session -> !(session.getValue().getFirst().payload() instanceof SessionStarted))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Null for a session that has ended, or is not known.
  private @Nullable S after(@Nullable S before, List<Recorded> events) {
    S state = before;
    for (Recorded event : events) {
      if (event.payload() instanceof SessionStarted started) {
        state = tally.begun(event, started);
      } else if (state != null) {
        state = tally.on(state, event);
        state = isLast(event) ? null : state;
      }
    }
    return state;
  }

  /// Nothing follows the end of a session; after it was given up only its waits are closed, which
  /// goes without saying.
  private static boolean isLast(Recorded event) {
    return event.payload() instanceof SessionEnded || event.payload() instanceof SessionAbandoned;
  }
}
