package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// Rows into messages: upcast, and deserialized when first asked for their payload.
public final class EventReader {

  private final MimirSerializer serializer;
  private final EventUpcaster upcasters;

  public EventReader(MimirSerializer serializer, EventUpcaster upcasters) {
    this.serializer = serializer;
    this.upcasters = upcasters;
  }

  /// Events in the order of all, with their places.
  public List<TrackedEventMessage<?>> tracked(List<StoredEvent> events) {
    return EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), serializer, upcasters)
        .toList();
  }

  /// Those of an aggregate, each with its place among all events: a {@link TrackedEventMessage}.
  DomainEventStream tracked(Stream<StoredEvent> events) {
    AtomicReference<@Nullable Long> last = new AtomicReference<>();
    Stream<DomainEventMessage<?>> messages =
        EventUtils.upcastAndDeserializeTrackedEvents(
                events.peek(event -> last.set(event.sequence())), serializer, upcasters)
            .map(message -> (DomainEventMessage<?>) message);
    return DomainEventStream.of(messages, last::get);
  }

  /// Those of an aggregate.
  public DomainEventStream ofAggregate(Stream<StoredEvent> events) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(events, serializer, upcasters);
  }

  public DomainEventMessage<?> snapshot(StoredEvent snapshot) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(
            Stream.of(snapshot), serializer, upcasters)
        .next();
  }
}
