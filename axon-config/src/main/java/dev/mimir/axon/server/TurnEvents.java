package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.ChainEnds;
import dev.mimir.axon.eventstore.EventHash;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;

/// What is to be stored in one piece.
final class TurnEvents {
  private final EventCodec codec;
  private final ChainEnds known;
  private final List<Event> events;
  private final Map<String, Chain> chains = HashMap.newHashMap(2);
  private MetaData written = MetaData.emptyInstance();
  private SortedMap<String, String> metadata = EventCodec.texts(written);
  private boolean creates;

  /// How far an aggregate's chain has come within the turn.
  private static final class Chain {
    private final EventHash hash;
    private long sequence;

    private Chain(String aggregateId, byte[] previous) {
      this.hash = new EventHash(aggregateId, previous);
    }
  }

  private TurnEvents(EventCodec codec, ChainEnds known, int size) {
    this.codec = codec;
    this.known = known;
    this.events = new ArrayList<>(size);
  }

  /// @param known ends of chains; what it does not know it reads
  static TurnEvents of(
      List<? extends EventMessage<?>> messages, EventCodec codec, ChainEnds known) {
    TurnEvents turn = new TurnEvents(codec, known, messages.size());
    messages.forEach(turn::add);
    return turn;
  }

  private void add(EventMessage<?> message) {
    if (message instanceof DomainEventMessage<?> event) {
      String type = Objects.requireNonNullElse(event.getType(), "");
      add(event.getAggregateIdentifier(), event.getSequenceNumber(), type, message);
      creates |= event.getSequenceNumber() == 0;
    } else {
      add(message.getIdentifier(), 0, "", message);
    }
  }

  private void add(String id, long sequence, String type, EventMessage<?> message) {
    if (!message.getMetaData().equals(written)) {
      written = message.getMetaData();
      metadata = EventCodec.texts(written);
    }
    Chain chain = chains.get(id);
    if (chain == null) {
      chain = new Chain(id, known.before(id, sequence));
      chains.put(id, chain);
    }
    var content = new EventCodec.Message(message.getPayload(), message.getTimestamp(), metadata);
    events.add(codec.event(id, sequence, type, content, chain.hash));
    chain.sequence = sequence;
  }

  List<Event> events() {
    return events;
  }

  /// Whose they are.
  Set<String> aggregates() {
    return chains.keySet();
  }

  /// Whether it begins an aggregate.
  boolean creates() {
    return creates;
  }

  /// For messages.
  String name() {
    return String.join(", ", chains.keySet());
  }

  /// They were stored.
  void tell() {
    chains.forEach((id, chain) -> known.reached(id, chain.sequence, chain.hash.last()));
  }
}
