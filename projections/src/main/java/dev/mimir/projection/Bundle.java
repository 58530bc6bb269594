package dev.mimir.projection;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/// Events that a read model takes in at once: the payload of the one message that its processor has
/// for them. The framework looks at each message many times.
final class Bundle {
  private final List<EventMessage<?>> events;
  private final Runnable done;
  private final Set<Integer> takers = ConcurrentHashMap.newKeySet();

  /// @param done told whenever nobody is at it any more
  Bundle(List<EventMessage<?>> events, Runnable done) {
    this.events = events;
    this.done = done;
  }

  /// In the order in which they were stored.
  List<EventMessage<?>> events() {
    return events;
  }

  /// A segment is going to take it in.
  void offered(Segment segment) {
    takers.add(segment.getSegmentId());
  }

  /// A segment has taken it in, or could not.
  void left(Segment segment) {
    takers.remove(segment.getSegmentId());
    if (takers.isEmpty()) {
      done.run();
    }
  }

  /// Whether a segment is at it.
  boolean isTakenIn() {
    return !takers.isEmpty();
  }
}
