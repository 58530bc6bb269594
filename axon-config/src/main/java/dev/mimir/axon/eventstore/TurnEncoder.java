package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/// Turns messages into rows, on the thread of the caller.
final class TurnEncoder {

  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record TypeBytes(byte[] name, short revision) {}

  /// Where the chain of an aggregate has come to within the turn.
  static final class Chain {
    final EventHash hash;
    final byte[] aggregateId;
    final byte[] tenant;
    final byte[] aggregateType;
    long sequence;
    byte[] end = EventHash.none();

    Chain(String aggregateId, byte[] previous, String tenant, @Nullable String aggregateType) {
      this.hash = new EventHash(aggregateId, previous);
      this.aggregateId = utf8(aggregateId);
      this.tenant = utf8(tenant);
      this.aggregateType = utf8(aggregateType == null ? "" : aggregateType);
    }
  }

  private final MimirSerializer serializer;
  private final ChainEnds ends;
  private final Map<Class<?>, TypeBytes> types = new ConcurrentHashMap<>();

  TurnEncoder(MimirSerializer serializer, ChainEnds ends) {
    this.serializer = serializer;
    this.ends = ends;
  }

  /// @param chains receives where each aggregate's chain ends with this turn
  Turn encode(List<? extends EventMessage<?>> events, Map<String, Chain> chains) {
    CopyRows rows = new CopyRows(512 * events.size());
    boolean creates = false;
    try (MimirSerializer.Sheaf json = serializer.sheaf()) {
      MetaData written = MetaData.emptyInstance();
      byte[] metadata = json.toBytes(written);
      for (EventMessage<?> event : events) {
        MetaData current = event.getMetaData();
        if (!current.equals(written)) {
          metadata = json.toBytes(current);
          written = current;
        }
        creates |= encode(event, json, metadata, chains, rows);
      }
    }
    return new Turn(rows, chains.keySet(), creates);
  }

  private boolean encode(
      EventMessage<?> event,
      MimirSerializer.Sheaf json,
      byte[] metadata,
      Map<String, Chain> chains,
      CopyRows rows) {
    boolean domain = event instanceof DomainEventMessage<?>;
    String id =
        event instanceof DomainEventMessage<?> d
            ? d.getAggregateIdentifier()
            : event.getIdentifier();
    long sequence = event instanceof DomainEventMessage<?> d ? d.getSequenceNumber() : 0;
    Chain chain = chains.get(id);
    if (chain == null) {
      chain = begin(id, sequence, event);
      chains.put(id, chain);
    }
    encode(event, sequence, json.toBytes(event.getPayload()), metadata, chain, rows);
    return domain && sequence == 0;
  }

  private Chain begin(String id, long sequence, EventMessage<?> event) {
    String type = event instanceof DomainEventMessage<?> domain ? domain.getType() : null;
    return new Chain(id, ends.before(id, sequence), Tenants.of(id, event.getMetaData()), type);
  }

  private void encode(
      EventMessage<?> event,
      long sequence,
      byte[] payload,
      byte[] metadata,
      Chain chain,
      CopyRows rows) {
    TypeBytes type = types.computeIfAbsent(event.getPayload().getClass(), this::typeBytes);
    long micros = Micros.of(event.getTimestamp());
    chain.sequence = sequence;
    chain.end = chain.hash.next(sequence, type.name, type.revision, micros, payload, metadata);
    rows.row()
        .field(chain.aggregateId)
        .field(sequence)
        .field(chain.tenant)
        .field(chain.aggregateType)
        .field(type.name)
        .field(type.revision)
        .field(Micros.sincePostgresEpoch(micros))
        .field(payload)
        .field(metadata)
        .field(chain.end);
  }

  private TypeBytes typeBytes(Class<?> payload) {
    SerializedType type = serializer.typeForClass(payload);
    return new TypeBytes(utf8(type.getName()), Short.parseShort(type.getRevision()));
  }

  /// A fresh map for the chains of a turn.
  static Map<String, Chain> chains() {
    return HashMap.newHashMap(2);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
