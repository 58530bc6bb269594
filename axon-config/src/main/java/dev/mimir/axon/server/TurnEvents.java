package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.ChainEnds;
import dev.mimir.axon.eventstore.EventHash;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;

/// What is to be stored in one piece.
///
/// @param chains where the chain of each aggregate ends with it
/// @param creates whether it begins an aggregate
record TurnEvents(List<Event> events, Map<String, End> chains, boolean creates) {

  /// Where a chain ends.
  static final class End {
    private final EventHash chain;
    private long sequence;

    private End(byte[] previous, String aggregateId) {
      this.chain = new EventHash(aggregateId, previous);
    }
  }

  static TurnEvents of(
      List<? extends EventMessage<?>> messages, EventCodec codec, ChainEnds known) {
    List<Event> events = new ArrayList<>(messages.size());
    Map<String, End> chains = HashMap.newHashMap(2);
    boolean creates = false;
    MetaData same = MetaData.emptyInstance();
    SortedMap<String, String> metadata = EventCodec.texts(same);
    for (EventMessage<?> message : messages) {
      DomainEventMessage<?> domain = message instanceof DomainEventMessage<?> one ? one : null;
      String id = domain == null ? message.getIdentifier() : domain.getAggregateIdentifier();
      long sequence = domain == null ? 0 : domain.getSequenceNumber();
      String type = domain == null || domain.getType() == null ? "" : domain.getType();
      if (!message.getMetaData().equals(same)) {
        same = message.getMetaData();
        metadata = EventCodec.texts(same);
      }
      End end = chains.get(id);
      if (end == null) {
        end = new End(known.before(id, sequence), id);
        chains.put(id, end);
      }
      events.add(
          codec.event(
              id,
              sequence,
              type,
              new EventCodec.Message(message.getPayload(), message.getTimestamp(), metadata),
              end.chain));
      end.sequence = sequence;
      creates |= domain != null && sequence == 0;
    }
    return new TurnEvents(events, chains, creates);
  }

  /// For messages.
  String name() {
    return String.join(", ", chains.keySet());
  }

  /// It was stored.
  void tell(ChainEnds known) {
    chains.forEach((id, end) -> known.reached(id, end.sequence, end.chain.last()));
  }
}
