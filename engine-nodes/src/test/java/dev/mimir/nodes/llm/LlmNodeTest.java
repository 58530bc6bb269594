package dev.mimir.nodes.llm;

import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.given;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Outside;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.Text;
import dev.mimir.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmNodeTest {
  private static final Map<String, String> MOODS = Map.of("calm", "At ease.", "angry", "In rage.");

  private static GraphBuilder asking(Object... members) {
    return graph()
        .variable("word", "string", "tea")
        .variable("n", "int", 7)
        .variable("thing", "map", Map.of())
        .node("q", "llm", config(members));
  }

  private static GraphBuilder deciding() {
    return asking("prompt", "How is he?", "ports", MOODS)
        .edge("q", "calm", "peace")
        .edge("q", "angry", "fight");
  }

  @Test
  void shows_the_text_and_keeps_it() {
    given(asking("prompt", "Say {{ word }}", "into", "word"))
        .whenStarted()
        .then(entered("q"), event("requested q model"))
        .completing(Said.text("Hm."))
        .then(
            event("spoken q \"Hm.\""),
            wrote("q", "word", "Hm."),
            left("q"),
            entered("end"),
            ended("end", "end"));
  }

  @Test
  void all_that_is_sent_stands_in_the_log() {
    Scenario asked =
        given(
                asking(
                    "provider", "clever",
                    "model", "m-1",
                    "system", "Be {{ word }}.",
                    "prompt", "Say {{ n }}",
                    "temperature", 0.5,
                    "max_tokens", 50,
                    "script", Map.of("*", "Hm."),
                    "timeout", "PT1M",
                    "retry", Map.of("max_attempts", 5)))
            .whenStarted();
    EffectRequested event = asked.last(EffectRequested.class);
    assertThat(event.request().value())
        .isEqualTo(
            Map.of(
                "provider",
                "clever",
                "model",
                "m-1",
                "messages",
                List.of(
                    Map.of("role", "system", "text", "Be tea."),
                    Map.of("role", "user", "text", "Say 7")),
                "temperature",
                0.5,
                "max_tokens",
                50L,
                "script",
                Map.of("*", "Hm.")));
    assertThat(event.request().personalOf()).isNull();
    assertThat(event.retry().maxAttempts()).isEqualTo(5);
    assertThat(event.deadline()).isEqualTo(event.at().plus(Duration.ofMinutes(1)));
  }

  @Test
  void a_conversation_can_stand_in_place_of_a_prompt() {
    List<Map<String, String>> messages =
        List.of(
            Map.of("role", "user", "text", "One?"),
            Map.of("role", "assistant", "text", "One."),
            Map.of("role", "user", "text", "And {{ word }}?"));
    Scenario asked = given(asking("messages", messages)).whenStarted();
    assertThat(asked.request().get("messages"))
        .isEqualTo(
            List.of(
                Map.of("role", "user", "text", "One?"),
                Map.of("role", "assistant", "text", "One."),
                Map.of("role", "user", "text", "And tea?")));
  }

  @Test
  void what_is_made_of_a_players_words_is_theirs() {
    Scenario asked =
        given(
                graph()
                    .variable("word", "string", "")
                    .node(
                        "p", "player_input", config("prompt", "?", "input", config("type", "text")))
                    .edge("p", "q")
                    .node("q", "llm", config("prompt", "{{ input.text }}", "into", "word")))
            .playedBy("ann")
            .whenStarted()
            .as("ann")
            .typing("my secret");
    assertThat(asked.last(EffectRequested.class).request().personalOf()).isEqualTo("ann");
    asked
        .completing(Said.text("Hm."))
        .thenAmong(event("spoken q \"Hm.\" of ann"), wrote("q", "word", Text.of("ann", "Hm.")));
  }

  @Test
  void the_answer_decides_the_port() {
    given(deciding()).whenStarted().completing(Said.text("calm")).thenEnded("peace");
    given(deciding()).whenStarted().completing(Said.text(" \"Angry\".\n")).thenEnded("fight");
  }

  @Test
  void any_other_answer_leaves_by_unsure() {
    given(deciding().edge("q", "unsure", "hm"))
        .whenStarted()
        .completing(Said.text("calm or angry"))
        .thenEnded("hm");
    given(deciding())
        .whenStarted()
        .completing(Said.text("unsure"))
        .thenIncident("PORT_NOT_CONNECTED", "q");
  }

  @Test
  void the_model_is_told_the_ports() {
    Scenario asked = given(deciding()).whenStarted();
    assertThat(String.valueOf(asked.request().get("messages")))
        .contains("- calm: At ease.", "- angry: In rage.", "- unsure");
  }

  @Test
  void offline_the_one_port_is_taken_that_the_prompt_names() {
    assertThat(offline("He is CALM.", Map.of())).isEqualTo("peace");
    assertThat(offline("Calm, or angry?", Map.of())).isEqualTo("hm");
    assertThat(offline("A calmer man.", Map.of())).isEqualTo("hm");
    assertThat(offline("He shouts.", Map.of("shout", "angry"))).isEqualTo("fight");
  }

  private static String offline(String prompt, Map<String, Object> script) {
    Scenario played =
        Outside.performing(
            given(
                    graph()
                        .node(
                            "q", "llm", config("prompt", prompt, "ports", MOODS, "script", script))
                        .edge("q", "calm", "peace")
                        .edge("q", "angry", "fight")
                        .edge("q", "unsure", "hm"))
                .whenStarted());
    return String.valueOf(played.session().ending());
  }

  @Test
  void fills_the_variables_that_are_said() {
    GraphBuilder filling =
        asking("prompt", "?", "extract", Map.of("n", "How many.", "word", "What."));
    Scenario asked = given(filling).whenStarted();
    assertThat(asked.request().get("schema"))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "n", Map.of("type", "integer", "description", "How many."),
                    "word", Map.of("type", "string", "description", "What.")),
                "additionalProperties",
                false));
    asked
        .completing(Said.json(Map.of("n", 3.0)))
        .then(wrote("q", "n", 3), left("q"), entered("end"), ended("end", "end"));
    Outside.performing(asked).thenVariable("n", 7).thenVariable("word", "tea");
  }

  @Test
  void a_value_has_the_bounds_of_its_variable() {
    Scenario asked =
        given(
                graph()
                    .variable("n", config("type", "int", "initial", 2, "min", 1, "max", 6))
                    .variable(
                        "c", config("type", "enum", "values", List.of("a", "b"), "initial", "a"))
                    .node(
                        "q", "llm", config("prompt", "?", "extract", Map.of("n", "N.", "c", "C."))))
            .whenStarted();
    assertThat(Json.MAPPER.writeValueAsString(asked.request().get("schema")))
        .contains("\"minimum\":1", "\"maximum\":6", "\"enum\":[\"a\",\"b\"]");
  }

  @Test
  void a_value_fits_a_schema() {
    Map<String, Object> schema =
        Map.of(
            "type", "object",
            "properties", Map.of("bird", Map.of("type", "string")),
            "required", List.of("bird"));
    Scenario asked = given(asking("prompt", "?", "schema", schema, "into", "thing")).whenStarted();
    assertThat(asked.request()).containsEntry("schema", schema);
    asked
        .completing(Said.json(Map.of("bird", "heron")))
        .thenVariable("thing", Map.of("bird", "heron"));
    asked.completing(Said.text("no value")).thenIncident("NO_VALUE", "q");
    Outside.performing(asked).thenVariable("thing", Map.of("bird", ""));
  }

  @Test
  void a_failure_leaves_by_error() {
    given(asking("prompt", "?").edge("q", "error", "sorry"))
        .whenStarted()
        .failing("REFUSED", false)
        .thenEnded("sorry");
    given(asking("prompt", "?"))
        .whenStarted()
        .failing("REFUSED", false)
        .thenIncident("REFUSED", "q");
  }
}
