package dev.mimir.notation;

import static dev.mimir.scenario.Scenarios.given;
import static dev.mimir.scenario.Scenarios.problemsOf;
import static dev.mimir.scenario.Scenarios.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.value.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The example of the format's description, in both notations.
class TeaTest {
  private static final String SHORT = resource(TeaTest.class, "tea.json");
  private static final String CANONICAL = resource(TeaTest.class, "tea.canonical.json");

  private static JsonNode canonical(String document) {
    Graph graph = given(document).graph();
    // Through text, so that numbers are of one kind.
    return Json.STRICT.readTree(graph.canonical().toString());
  }

  @Test
  void the_short_notation_expands_to_the_canonical_one() {
    assertThat(canonical(SHORT).toPrettyString())
        .isEqualTo(Json.STRICT.readTree(CANONICAL).toPrettyString());
  }

  @Test
  void the_canonical_notation_stays_as_it_is() {
    assertThat(canonical(CANONICAL)).isEqualTo(Json.STRICT.readTree(CANONICAL));
  }

  @Test
  void there_is_nothing_to_say_against_it() {
    problemsOf(SHORT).all().forEach(one -> assertThat(one.isError()).as(one.toString()).isFalse());
  }

  @Test
  void it_can_be_played() {
    given(SHORT)
        .drawing(3)
        .whenStarted()
        .thenShown("Harris brings two mugs.")
        .thenAwaits("take", "why", "lie", "wait")
        .choosing("why")
        .thenShown("You know already.")
        .thenAwaits("take", "lie", "wait")
        .choosing("lie")
        .thenEnded("killed")
        .thenVariable("hp", 0);
    given(SHORT)
        .drawing(12)
        .whenStarted()
        .choosing("lie")
        .thenShown("He nods.", "He sits, smirking.")
        .thenEnded("later");
    given(SHORT)
        .whenStarted()
        .choosing("take")
        .thenShown("I warm my hands.", "He sits, smirking.")
        .thenVariable("cup", true);
  }
}
