package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.session.EventTypes;
import dev.mimir.session.EventTypes.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was stored in revisions of former days is read for ever.
class OldRevisionsTest {
  private static final MimirSerializer SERIALIZER = new MimirSerializer(List.of(new CoreTypes()));
  private static final JsonMapper JSON = new JsonMapper();

  /// A shape that an event once had.
  record Old(EventType type, int revision) {}

  static List<Old> revisions() {
    return EventTypes.all().stream()
        .flatMap(type ->
            IntStream.range(1, type.revision()).mapToObj(revision -> new Old(type, revision)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void an_event_of_an_old_revision_is_read_as_what_it_is_today(Old old) throws IOException {
    byte[] golden = golden(old);
    Object read = read(old.type().stored(), old.revision(), golden);
    assertThat(read).isInstanceOf(old.type().type());
    ObjectNode today = (ObjectNode) JSON.readTree(SERIALIZER.toBytes(read));
    assertThat(today.retain(JSON.readTree(golden).propertyNames()))
        .isEqualTo(JSON.readTree(golden));
  }

  @Test
  void nobody_had_a_reason_to_resolve_an_incident_before_it_could_be_said() {
    String stored =
        """
        {"frame":"","node":"ask","action":"retry","at":"2026-01-02T12:00:00Z"}
        """;
    Object read = read("session.incident-resolved", 1, stored.getBytes(StandardCharsets.UTF_8));
    JsonNode today = JSON.readTree(SERIALIZER.toBytes(read));
    assertThat(today).isEqualTo(JSON.readTree(stored));
  }

  private static Object read(String name, int revision, byte[] payload) {
    byte[] metadata = "{}".getBytes(StandardCharsets.UTF_8);
    var entry =
        new GenericDomainEventEntry<>(
            GameSession.TYPE,
            "default/session/1",
            0,
            "event",
            Instant.EPOCH,
            name,
            Integer.toString(revision),
            payload,
            metadata);
    return EventStreamUtils.upcastAndDeserializeDomainEvents(
            Stream.of(entry), SERIALIZER, MimirAggregatesAutoConfiguration.upcasters())
        .next()
        .getPayload();
  }

  private static byte[] golden(Old old) throws IOException {
    String file = "/golden/events/" + old.type().stored() + "." + old.revision() + ".json";
    try (InputStream in = EventTypes.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }
}
