package dev.mimir.axon.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/// Consecutive events.
///
/// @param from position before the first
/// @param to position of the last; that of a row, even where an upcaster dropped its event
/// @param messages what they are today; several may have one token
public record EventPage(
    EventPosition from, EventPosition to, List<TrackedEventMessage<?>> messages) {

  /// None.
  public static EventPage empty(EventPosition at) {
    return new EventPage(at, at, List.of());
  }

  /// True when nothing was read.
  public boolean isEmpty() {
    return from.equals(to);
  }

  /// Whether the first and the last event are of different aggregates.
  boolean ofSeveral() {
    return messages.size() > 1
        && messages.getFirst() instanceof DomainEventMessage<?> first
        && messages.getLast() instanceof DomainEventMessage<?> last
        && !first.getAggregateIdentifier().equals(last.getAggregateIdentifier());
  }

  /// What of it lies after the position.
  EventPage after(EventPosition position) {
    if (position.compareTo(from) <= 0) {
      return this;
    }
    int first = 0;
    while (first < messages.size()
        && ((EventPosition) messages.get(first).trackingToken()).compareTo(position) <= 0) {
      first++;
    }
    return new EventPage(position, to, messages.subList(first, messages.size()));
  }
}
