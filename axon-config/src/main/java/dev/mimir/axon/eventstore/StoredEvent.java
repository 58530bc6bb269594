package dev.mimir.axon.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/// An event or a snapshot as it is kept, its payload and metadata as the bytes stored.
///
/// @param position among all events; the start, at which no event stands, where it is not known
/// @param hash empty where it is not needed: in tracking, and for a snapshot
@SuppressWarnings(
    "ArrayRecordComponent") // compared nowhere, and copied from nobody who could change it
public record StoredEvent(
    EventPosition position,
    String aggregateId,
    long sequence,
    String aggregateType,
    String payloadType,
    int payloadRevision,
    Instant timestamp,
    byte[] payload,
    byte[] metadata,
    byte[] hash)
    implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

  /// The identifier of an event follows from its place.
  public static String identifier(String aggregateId, long sequence) {
    return aggregateId + '#' + sequence;
  }

  @Override
  public String getEventIdentifier() {
    return identifier(aggregateId, sequence);
  }

  @Override
  public String getType() {
    return aggregateType;
  }

  @Override
  public String getAggregateIdentifier() {
    return aggregateId;
  }

  @Override
  public long getSequenceNumber() {
    return sequence;
  }

  @Override
  public Instant getTimestamp() {
    return timestamp;
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(metadata, byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(
        payload, byte[].class, payloadType, Integer.toString(payloadRevision));
  }

  @Override
  public @Nullable EventPosition trackingToken() {
    return position.equals(EventPosition.START) ? null : position;
  }
}
