package dev.mimir.projection.sessionlist;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a batch changes in the list of sessions: reads those that it moves, once, and goes on from
/// there.
final class SessionChanges implements Changes {
  private final SessionRows rows;
  private final Map<SessionKey, List<Recorded>> sessions = new LinkedHashMap<>();

  SessionChanges(SessionRows rows) {
    this.rows = rows;
  }

  @Override
  public void on(Recorded event) {
    sessions.computeIfAbsent(event.session(), _ -> new ArrayList<>()).add(event);
  }

  @Override
  public void flush(DSLContext sql) {
    Map<SessionKey, Progress> before = rows.read(sql, known());
    Map<SessionKey, Progress> after = new LinkedHashMap<>();
    sessions.forEach((key, events) -> {
      Progress progress = after(before.get(key), events);
      if (progress != null) {
        after.put(key, progress);
      }
    });
    rows.write(sql, before, after);
  }

  private Map<String, List<SessionKey>> known() {
    Map<String, List<SessionKey>> known = new HashMap<>();
    sessions.forEach((key, events) -> {
      if (!(events.getFirst().payload() instanceof SessionStarted)) {
        known.computeIfAbsent(key.tenant(), _ -> new ArrayList<>()).add(key);
      }
    });
    return known;
  }

  /// Null when nobody knows how the session began.
  private static @Nullable Progress after(@Nullable Progress before, List<Recorded> events) {
    Progress progress = before;
    for (Recorded event : events) {
      if (event.payload() instanceof SessionStarted started) {
        progress = Progress.begun(event, started);
      } else if (progress != null) {
        progress = progress.on(event);
      }
    }
    return progress;
  }
}
