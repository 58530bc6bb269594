package dev.mimir.session;

import dev.mimir.shared.SharedValue;
import dev.mimir.value.PMap;
import java.time.Instant;

/// What a session knows of variables that outlive it, of one holder.
///
/// @param values as read when the present turn began, with what the session has written since
/// @param written sequence of the event by which the session wrote last; -1 when it did not
/// @param at instant of that event's turn
public record Shared(PMap<SharedValue> values, long written, Instant at) {
  /// Without what the session has written itself.
  public Shared read() {
    return new Shared(values, -1, Instant.EPOCH);
  }

  static final Shared NONE = new Shared(PMap.empty(), -1, Instant.EPOCH);
}
