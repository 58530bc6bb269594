package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.serialization.PayloadType;
import dev.mimir.axon.serialization.PayloadTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/// A small vocabulary to test with.
sealed interface Adventure {

  record Begun(String hero) implements Adventure {}

  record Walked(String to, long steps) implements Adventure {}

  /// A snapshot.
  record State(String hero, String place) {}

  PayloadTypes TYPES =
      () ->
          List.of(
              PayloadType.of("adventure.begun", Begun.class),
              PayloadType.of("adventure.walked", Walked.class),
              PayloadType.of("adventure.state", State.class));

  static MimirSerializer serializer() {
    return new MimirSerializer(List.of(TYPES, new StoredTokens()));
  }

  /// The events `from` to `to` (exclusive) of an adventure; the first one begins it.
  static List<DomainEventMessage<?>> events(String id, long from, long to) {
    return events(id, from, to, Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  static List<DomainEventMessage<?>> events(String id, long from, long to, Instant time) {
    return LongStream.range(from, to)
        .<DomainEventMessage<?>>mapToObj(n -> message(id, n, event(n), time))
        .toList();
  }

  private static Adventure event(long sequence) {
    return sequence == 0 ? new Begun("Hilda") : new Walked("bridge", sequence);
  }

  static DomainEventMessage<?> message(String id, long sequence, Object payload, Instant time) {
    return new GenericDomainEventMessage<>(
        "adventure",
        id,
        sequence,
        payload,
        Map.of("actor", "player-1", "correlation", "req_1"),
        "unused",
        time);
  }
}
