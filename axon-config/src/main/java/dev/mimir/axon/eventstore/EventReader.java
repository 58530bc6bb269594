package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/// Rows into messages: upcast, and deserialized when first asked for their payload.
final class EventReader {

  private final MimirSerializer serializer;
  private final EventUpcaster upcasters;

  EventReader(MimirSerializer serializer, EventUpcaster upcasters) {
    this.serializer = serializer;
    this.upcasters = upcasters;
  }

  List<TrackedEventMessage<?>> tracked(List<StoredEvent> events) {
    return EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), serializer, upcasters)
        .toList();
  }

  DomainEventStream ofAggregate(Stream<StoredEvent> events) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(events, serializer, upcasters);
  }

  DomainEventMessage<?> snapshot(StoredEvent snapshot) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(
            Stream.of(snapshot), serializer, upcasters)
        .next();
  }
}
