package dev.mimir.axon.server;

import com.google.protobuf.ByteString;
import dev.mimir.axon.eventstore.EventHash;
import dev.mimir.axon.eventstore.EventPosition;
import dev.mimir.axon.eventstore.StoredEvent;
import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.value.Json;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;

/// Events as Axon Server keeps them, and back.
///
/// Payloads are the same bytes under the same logical names as in PostgreSQL. Metadata are texts,
/// among them the hash; what is hashed of them is a JSON object of the others, sorted by name.
/// Times are kept to the millisecond.
final class EventCodec {
  /// Name of the hash among the metadata, in hexadecimal digits.
  static final String HASH = "mimir-hash";

  private static final byte[] NO_HASH = {};

  private final MimirSerializer serializer;

  EventCodec(MimirSerializer serializer) {
    this.serializer = serializer;
  }

  /// An event that follows on the chain.
  Event event(
      String aggregateId, long sequence, String aggregateType, Message message, EventHash chain) {
    SerializedType type = serializer.typeForClass(message.payload().getClass());
    byte[] payload = serializer.toBytes(message.payload());
    long millis = message.timestamp().toEpochMilli();
    byte[] hash =
        chain.next(
            sequence,
            type.getName().getBytes(StandardCharsets.UTF_8),
            Integer.parseInt(type.getRevision()),
            millis * 1_000,
            payload,
            json(message.metadata()));
    return builder(aggregateId, sequence, aggregateType, millis, type, payload)
        .putAllMetaData(values(message.metadata()))
        .putMetaData(HASH, text(HexFormat.of().formatHex(hash)))
        .build();
  }

  /// What is to be stored.
  ///
  /// @param metadata as texts, sorted
  record Message(Object payload, Instant timestamp, SortedMap<String, String> metadata) {}

  /// A snapshot.
  Event snapshot(DomainEventMessage<?> message) {
    Object state = message.getPayload();
    return builder(
            message.getAggregateIdentifier(),
            message.getSequenceNumber(),
            message.getType(),
            message.getTimestamp().toEpochMilli(),
            serializer.typeForClass(state.getClass()),
            serializer.toBytes(state))
        .putAllMetaData(values(texts(message.getMetaData())))
        .setSnapshot(true)
        .build();
  }

  private static Event.Builder builder(
      String aggregateId,
      long sequence,
      String aggregateType,
      long millis,
      SerializedType type,
      byte[] payload) {
    return Event.newBuilder()
        .setMessageIdentifier(StoredEvent.identifier(aggregateId, sequence))
        .setAggregateIdentifier(aggregateId)
        .setAggregateSequenceNumber(sequence)
        .setAggregateType(aggregateType)
        .setTimestamp(millis)
        .setPayload(
            SerializedObject.newBuilder()
                .setType(type.getName())
                .setRevision(type.getRevision())
                .setData(ByteString.copyFrom(payload)));
  }

  /// Metadata as they are stored: those that have a value.
  static SortedMap<String, String> texts(MetaData metadata) {
    SortedMap<String, String> texts = new TreeMap<>();
    metadata.forEach((name, value) -> {
      if (value != null) {
        texts.put(name, value.toString());
      }
    });
    return texts;
  }

  private static Map<String, MetaDataValue> values(SortedMap<String, String> texts) {
    Map<String, MetaDataValue> values = new TreeMap<>();
    texts.forEach((name, value) -> values.put(name, text(value)));
    return values;
  }

  private static MetaDataValue text(String value) {
    return MetaDataValue.newBuilder().setTextValue(value).build();
  }

  private static byte[] json(SortedMap<String, String> texts) {
    return Json.MAPPER.writeValueAsBytes(texts);
  }

  /// An event or a snapshot without its place among all.
  static StoredEvent stored(Event event) {
    return stored(event, EventPosition.START);
  }

  static StoredEvent stored(EventWithToken event) {
    return stored(event.getEvent(), position(event.getToken()));
  }

  /// The place of the event with a token: how many there are up to it.
  static EventPosition position(long token) {
    return new EventPosition(0, token + 1);
  }

  private static StoredEvent stored(Event event, EventPosition position) {
    SortedMap<String, String> texts = new TreeMap<>();
    event.getMetaDataMap().forEach((name, value) -> texts.put(name, value.getTextValue()));
    String hash = texts.remove(HASH);
    SerializedObject payload = event.getPayload();
    return new StoredEvent(
        position,
        event.getAggregateIdentifier(),
        event.getAggregateSequenceNumber(),
        event.getAggregateType(),
        payload.getType(),
        payload.getRevision().isEmpty() ? 1 : Integer.parseInt(payload.getRevision()),
        Instant.ofEpochMilli(event.getTimestamp()),
        payload.getData().toByteArray(),
        json(texts),
        hash == null ? NO_HASH : HexFormat.of().parseHex(hash));
  }
}
