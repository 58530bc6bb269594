package dev.mimir.projection.calls;

import dev.mimir.projection.tally.Played;
import java.util.HashMap;
import java.util.Map;

/// What is remembered of a session.
///
/// @param open what the effects ask for that it waits for, by their `wait_id`
public record Asked(Played played, Map<Long, String> open) {

  Asked with(Played now) {
    return new Asked(now, open);
  }

  Asked with(long waitId, String what) {
    Map<Long, String> more = new HashMap<>(open);
    more.put(waitId, what);
    return new Asked(played, more);
  }

  Asked without(long waitId) {
    Map<Long, String> fewer = new HashMap<>(open);
    fewer.remove(waitId);
    return new Asked(played, fewer);
  }
}
