package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.called;
import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.shown;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static final GraphBuilder LOOP =
      graph()
          .node("q", "ask", List.of(config("id", "again"), config("id", "stop")))
          .edge("q", "again", "q");

  @Test
  void a_repeated_key_is_done_once() {
    Scenario once = given(LOOP).whenStarted().withKey("k", "digest").choosing("again");
    long sequence = once.session().sequence();
    Scenario twice = once.withKey("k", "digest").choosing("again").thenRepeated();
    assertThat(twice.session().sequence()).isEqualTo(sequence);
    Scenario later = twice.choosing("again").withKey("k", "digest").choosing("again");
    later.thenRepeated();
    Decision.Repeated repeated = (Decision.Repeated) later.decision();
    assertThat(repeated.turn().last()).isEqualTo(sequence);
  }

  @Test
  void a_key_with_another_body_is_refused() {
    given(LOOP)
        .whenStarted()
        .withKey("k", "digest")
        .choosing("again")
        .withKey("k", "other")
        .choosing("stop")
        .thenRefused(Rejection.KeyReused.class);
  }

  @Test
  void a_key_is_known_after_the_end_too() {
    given(LOOP)
        .whenStarted()
        .withKey("k", "digest")
        .choosing("stop")
        .withKey("k", "digest")
        .choosing("stop")
        .thenRepeated();
  }

  @Test
  void old_keys_are_forgotten_after_many_turns() {
    Scenario scenario = given(LOOP).whenStarted();
    for (int i = 0; i < 5; i++) {
      scenario = scenario.withKey("k" + i, "d").choosing("again");
    }
    assertThat(scenario.session().recent().requests()).hasSize(5);
    assertThat(scenario.session().recent().request("k0")).isNotNull();
    assertThat(scenario.session().recent().request("k9")).isNull();
  }

  @Test
  void a_wait_that_is_over_is_refused() {
    Scenario scenario = given(LOOP).whenStarted();
    long first = scenario.session().waits().getFirst().waitId();
    scenario
        .naming(first)
        .choosing("again")
        .naming(first)
        .choosing("again")
        .thenRefused(Rejection.WaitNotOpen.class)
        .saying("wait " + first);
  }

  @Test
  void only_those_who_are_asked_may_answer() {
    given(
            graph()
                .node(
                    "q",
                    "ask",
                    config("choices", List.of(config("id", "go")), "players", List.of("ben"))))
        .playedBy("anna", "ben")
        .whenStarted()
        .choosing("go")
        .thenRefused(Rejection.NotExpected.class)
        .as("carl")
        .choosing("go")
        .thenRefused(Rejection.NotExpected.class)
        .as("ben")
        .choosing("go")
        .thenEnded("end");
  }

  @Test
  void expressions_see_who_answered_and_what() {
    given(
            graph()
                .node("q", "ask", List.of(config("id", "go")))
                .node(
                    "s",
                    "say",
                    "{{ input.choice }} {{ input.player }} {{ player.name }} {{ turn }} {{ time }}")
                .edge("q", "go", "s"))
        .playedBy("anna", "ben")
        .whenStarted()
        .as("ben")
        .at(Instant.parse("2026-02-03T04:05:06Z"))
        .choosing("go")
        .thenShown("go ben ben 1 2026-02-03T04:05:06Z");
  }

  @Test
  void words_of_a_player_stay_theirs_wherever_they_go() {
    given(
            graph()
                .variable("name", "string", "")
                .variable("copy", "string", "")
                .variable("length", "int", 0)
                .computed("greeting", "string", "'Hi ' + copy")
                .node("ask", "enter", config("input", config("type", "text"), "into", "name"))
                .edge("ask", "set")
                .node(
                    "set",
                    "set",
                    config("set", config("copy", "upper(name)", "length", "size(name)")))
                .edge("set", "say")
                .node("say", "say", "{{ greeting }}")
                .edge("say", "plain")
                .node("plain", "say", "no name"))
        .playedBy(new Player("anna", Text.plain("A")))
        .whenStarted()
        .typing("Zoë")
        .then(
            wrote("ask", "name", Text.of("anna", "Zoë")),
            left("ask"),
            entered("set"),
            wrote("set", "copy", Text.of("anna", "ZOË"), "length", Text.of("anna", "3")),
            left("set"),
            entered("say"),
            shown("say", Text.of("anna", "Hi ZOË")),
            left("say"),
            entered("plain"),
            shown("plain", "no name"),
            left("plain"),
            entered("end"),
            ended("end", "end"));
  }

  @Test
  void words_of_a_player_stay_theirs_in_calls() {
    var call = config("graph", "#f", "inputs", config("n", "name"), "outputs", config("back", "n"));
    given(
            graph()
                .variable("name", "string", "")
                .variable("back", "string", "")
                .node("ask", "enter", config("input", config("type", "text"), "into", "name"))
                .edge("ask", "c")
                .node("c", "call", call)
                .edge("c", "clear")
                .node("clear", "set", config("set", config("name", "'nobody'")))
                .edge("clear", "again")
                .node("again", "call", config("graph", "#f", "inputs", config("n", "name")))
                .fragment("f", graph().input("n", "string").node("say", "say", "{{ n }}")))
        .whenStarted()
        .typing("Me")
        .thenAmong(
            called("c", "#f", "n", Text.of("player", "Me")),
            wrote("c", "back", Text.of("player", "Me")),
            called("again", "#f", "n", "nobody"))
        .thenShown("Me", "nobody");
  }

  @Test
  void a_variable_that_is_written_anew_belongs_to_nobody() {
    given(
            graph()
                .variable("name", "string", "")
                .node("ask", "enter", config("input", config("type", "text"), "into", "name"))
                .edge("ask", "set")
                .node("set", "set", config("set", config("name", "'nobody'")))
                .edge("set", "say")
                .node("say", "say", "{{ name }}"))
        .whenStarted()
        .typing("me")
        .thenAmong(wrote("set", "name", "nobody"), shown("say", "nobody"));
  }

  @Test
  void texts_that_cannot_be_kept_are_refused() {
    Scenario scenario =
        given(graph().node("ask", "enter", config("input", config("type", "text")))).whenStarted();
    scenario.typing("a\ud800").thenRefused(Rejection.DoesNotFit.class);
    scenario.typing("a\0").thenRefused(Rejection.DoesNotFit.class);
    scenario.typing("x".repeat(16_385)).thenRefused(Rejection.DoesNotFit.class);
    scenario.typing("😀\n").thenEnded("end");
  }

  @Test
  void exactly_one_answer_is_taken() {
    Scenario scenario = given(LOOP).whenStarted();
    scenario
        .answering(new Answer(null, null, null, null))
        .thenRefused(Rejection.DoesNotFit.class)
        .saying("exactly one");
    scenario
        .answering(new Answer("again", Text.plain("x"), null, null))
        .thenRefused(Rejection.DoesNotFit.class);
  }

  @Test
  void a_refused_answer_changes_nothing() {
    Scenario before = given(LOOP).whenStarted();
    Scenario after = before.choosing("nothing").thenRefused(Rejection.DoesNotFit.class);
    assertThat(after.session()).isEqualTo(before.session());
    assertThat(after.events()).isEqualTo(before.events());
  }

  @Test
  void what_a_choice_stands_for_comes_from_the_offer_and_not_from_the_client() {
    Scenario scenario =
        given(LOOP).whenStarted().answering(new Answer("again", null, null, Map.of("gold", 99L)));
    assertThat(Objects.requireNonNull(scenario.session().recent().input()).answer().item())
        .isNull();
  }
}
