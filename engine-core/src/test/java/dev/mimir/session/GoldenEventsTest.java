package dev.mimir.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.session.EventTypes.EventType;
import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The shape of events on disk. A golden file is never edited: a change of shape gets a new
/// revision, a new file, and an upcaster from the old one.
class GoldenEventsTest {
  static Collection<EventType> types() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_reads_from_its_golden_file(EventType type) {
    assertThat(Json.MAPPER.treeToValue(golden(type), type.type())).isEqualTo(example(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_is_written_like_its_golden_file(EventType type) {
    JsonNode written = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(example(type)));
    assertThat(written).isEqualTo(golden(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_example_has_every_member(EventType type) {
    assertThat(golden(type).size())
        .as("members of the golden file")
        .isEqualTo(type.type().getRecordComponents().length);
  }

  @Test
  void there_is_a_name_for_every_event_and_no_other() {
    List<Class<?>> leaves = leaves(SessionEvent.class);
    assertThat(leaves)
        .containsExactlyInAnyOrderElementsOf(
            EventTypes.all().stream().<Class<?>>map(EventType::type).toList());
    assertThat(EventTypes.all()).extracting(EventType::stored).doesNotHaveDuplicates();
    assertThat(EventTypes.all()).extracting(EventType::served).doesNotHaveDuplicates();
  }

  @Test
  void every_example_knows_its_name() {
    for (SessionEvent event : ExampleEvents.ALL) {
      assertThat(EventTypes.of(event).type()).isEqualTo(event.getClass());
      assertThat(EventTypes.of(event).documentation()).endsWith(".");
    }
  }

  private static List<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? List.of(type.getPermittedSubclasses()).stream()
            .flatMap(permitted -> leaves(permitted).stream())
            .distinct()
            .<Class<?>>map(leaf -> leaf)
            .toList()
        : List.of(type);
  }

  private static SessionEvent example(EventType type) {
    return ExampleEvents.ALL.stream()
        .filter(event -> event.getClass() == type.type())
        .findFirst()
        .orElseThrow(() -> new AssertionError("give an example of " + type.stored()));
  }

  private static JsonNode golden(EventType type) {
    String name = "/golden/events/" + type.stored() + "." + type.revision() + ".json";
    try (InputStream in = GoldenEventsTest.class.getResourceAsStream(name)) {
      assertThat(in).as("golden file %s", name).isNotNull();
      return Json.MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException failed) {
      throw new AssertionError(name, failed);
    }
  }
}
