package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.EventReader;
import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.serialization.PayloadType;
import dev.mimir.axon.server.stub.AxonServerStub;
import dev.mimir.axon.server.stub.StubLog;
import dev.mimir.axon.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/// An engine on a stub of its own.
record ServedEvents(AxonServerStub stub, ServerConnection server, ServerEvents events)
    implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  record Walked(String to) {}

  static ServedEvents open() {
    return on(AxonServerStub.start());
  }

  static ServedEvents silenced(IntPredicate silenced) {
    return on(AxonServerStub.start(new StubLog(), 0, silenced));
  }

  static ServedEvents on(AxonServerStub stub) {
    AxonServerProperties properties = properties(stub.address());
    ServerConnection server = ServerConnection.open(properties);
    MimirSerializer serializer =
        new MimirSerializer(List.of(() -> List.of(PayloadType.of("walked", Walked.class))));
    ServerEvents events =
        new ServerEvents(
            server,
            new EventCodec(serializer),
            new EventReader(serializer, new EventUpcasterChain()),
            SnapshotFilter.allowAll(),
            64,
            Traces.off(),
            properties);
    return new ServedEvents(stub, server, events);
  }

  static AxonServerProperties properties(String address) {
    return new AxonServerProperties(
        List.of(address),
        "default",
        null,
        false,
        null,
        null,
        true,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        4 << 20);
  }

  /// An identifier that no other test has.
  static String newId() {
    return "default/session/" + UUID.randomUUID();
  }

  /// The events `from` to `to` (exclusive) of an aggregate.
  static List<DomainEventMessage<?>> walk(String id, long from, long to) {
    return LongStream.range(from, to).<DomainEventMessage<?>>mapToObj(n -> event(id, n)).toList();
  }

  static DomainEventMessage<?> event(String id, long sequence) {
    return event(id, sequence, new Walked("place " + sequence));
  }

  static DomainEventMessage<?> event(String id, long sequence, Object payload) {
    Map<String, String> metadata = Map.of("actor", "player-1", "correlation", "req_1");
    return new GenericDomainEventMessage<>("walk", id, sequence, payload, metadata, "unused", NOON);
  }

  @Override
  public void close() {
    events.close();
    server.close();
    stub.close();
  }
}
