package dev.mimir.axon.aggregate;

import dev.mimir.interpreter.Interpreter;
import dev.mimir.interpreter.Recorded;
import dev.mimir.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/// The points of a session's past at which a turn had come to its end.
final class TurnEnds {
  /// Events of one turn are about this many at most.
  private static final long REACH = 8L * Interpreter.MAX_STEPS;

  private final EventStore store;

  TurnEnds(EventStore store) {
    this.store = store;
  }

  /// Why an event is no end of a turn, with the nearest that are; null when it is one.
  ///
  /// @param last sequence of the session's last event
  @Nullable String problem(String aggregateId, long at, long last) {
    if (at < 0 || at > last) {
      return "the session has events 0 to " + last;
    }
    if (at == last || begins(store.readEvents(aggregateId, at + 1).next().getPayload())) {
      return null;
    }
    String nearest =
        nearest(aggregateId, at, last).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" and "));
    return "event " + at + " is within a turn; turns near it end at " + nearest;
  }

  /// The last end before an event and the first one after it.
  private List<Long> nearest(String aggregateId, long at, long last) {
    Long before = null;
    long sequence = Math.max(0, at - REACH);
    DomainEventStream events = store.readEvents(aggregateId, sequence);
    while (events.hasNext()) {
      if (begins(events.next().getPayload()) && sequence > 0) {
        if (sequence > at) {
          return both(before, sequence - 1);
        }
        before = sequence - 1;
      }
      sequence++;
    }
    return both(before, last);
  }

  private static List<Long> both(@Nullable Long before, long after) {
    List<Long> ends = new ArrayList<>();
    if (before != null) {
      ends.add(before);
    }
    ends.add(after);
    return ends;
  }

  private static boolean begins(Object payload) {
    return payload instanceof SessionEvent event && Recorded.begins(event);
  }
}
