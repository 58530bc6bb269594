package dev.mimir.scenario;

import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.rolled;
import static dev.mimir.scenario.Events.shown;
import static dev.mimir.scenario.Events.waits;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.session.InputRule;
import dev.mimir.session.Rejection;
import dev.mimir.session.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final GraphBuilder TALK =
      graph()
          .variable("name", "string", "")
          .node("ask", "enter", config("input", config("type", "text"), "into", "name"))
          .edge("ask", "hello")
          .node("hello", "say", "Hello {{ name }}")
          .edge("hello", "more")
          .node("more", "ask", List.of(config("id", "go"), config("id", "stay", "once", true)))
          .edge("more", "stay", "more");

  @Test
  void compares_all_events_of_the_last_turn() {
    given(
            graph()
                .variable("luck", "int", 0)
                .node("bridge", "roll", config("notation", "2d6", "into", "luck"))
                .edge("bridge", "pit"))
        .drawing(3, 4)
        .whenStarted()
        .then(
            entered("bridge"),
            rolled("2d6", 7),
            wrote("bridge", "luck", 7),
            left("bridge"),
            entered("pit"),
            ended("pit", "pit"))
        .thenVariable("luck", 7)
        .thenEnded("pit");
  }

  @Test
  void plays_several_turns() {
    given(TALK)
        .playedBy("anna")
        .whenStarted()
        .then(entered("ask"), waits("ask", InputRule.Type.TEXT))
        .typing("Anna")
        .then(
            wrote("ask", "name", Text.of("anna", "Anna")),
            left("ask"),
            entered("hello"),
            shown("hello", Text.of("anna", "Hello Anna")),
            left("hello"),
            entered("more"),
            waits("more", "go", "stay"))
        .thenShown("Hello Anna")
        .choosing("stay")
        .thenAwaits("go")
        .choosing("stay")
        .thenRefused(Rejection.DoesNotFit.class)
        .choosing("go")
        .then(left("more", "go"), entered("end"), ended("end", "end"));
  }

  @Test
  void fails_when_an_event_differs() {
    Scenario scenario = given(TALK).whenStarted();
    assertThatThrownBy(() -> scenario.then(entered("ask")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("waits ask TEXT");
  }

  @Test
  void fails_when_a_graph_has_errors() {
    assertThatThrownBy(() -> given(graph().node("x", "say", config())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("'text' is missing");
  }

  @Test
  void keeps_earlier_scenarios_as_they_were() {
    Scenario first = given(TALK).whenStarted();
    first.typing("one");
    assertThat(first.events()).hasSize(5);
    first.typing("two").thenShown("Hello two");
  }
}
