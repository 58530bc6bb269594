package dev.mimir.nodes.llm;

import static dev.mimir.nodes.llm.Said.call;
import static dev.mimir.nodes.llm.Said.calling;
import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Events.rolled;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.given;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Outside;
import dev.mimir.scenario.Given;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.SessionEvent.EffectRequested;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmToolsTest {
  private static final Map<String, Object> DICE = Map.of("notation", "1d6");
  private static final Map<String, Object> WEATHER =
      Map.of(
          "name", "weather",
          "description", "Tells the weather.",
          "parameters", Map.of("type", "object", "required", List.of("city")));

  private static Given asking(String... tools) {
    return given(
        graph()
            .node("q", "llm", config("prompt", "Roll!", "tools", tools, "script", script()))
            .edge("q", "error", "sorry"));
  }

  private static Map<String, Object> script() {
    return Map.of(
        "roll",
        Map.of(
            "tool_calls", List.of(Map.of("name", "dice", "arguments", DICE)), "then", "Behold!"));
  }

  @Test
  void built_in_tools_are_offered_with_their_schemas() {
    Scenario asked = asking("dice").whenStarted();
    assertThat(String.valueOf(asked.request().get("tools")))
        .contains("name=dice", "description=", "parameters=", "notation");
  }

  @Test
  void built_in_tools_run_in_the_turn_and_the_model_hears_of_all() {
    Scenario again =
        asking("dice")
            .drawing(4, 2)
            .whenStarted()
            .completing(calling(call("a", "dice", DICE), call("b", "dice", DICE)))
            .then(rolled("1d6", 4), rolled("1d6", 2), event("requested q model"));
    assertThat(messages(again))
        .containsExactly(
            Map.of("role", "user", "text", "Roll!"),
            Map.of(
                "role",
                "assistant",
                "text",
                "",
                "tool_calls",
                List.of(call("a", "dice", DICE).map(), call("b", "dice", DICE).map())),
            Map.of("role", "tool", "text", "{\"faces\":[4],\"value\":4}", "tool_call_id", "a"),
            Map.of("role", "tool", "text", "{\"faces\":[2],\"value\":2}", "tool_call_id", "b"));
    again.completing(Said.text("Six.")).thenAmong(event("spoken q \"Six.\"")).thenEnded("end");
  }

  @Test
  void the_script_calls_tools_too() {
    Outside.performing(asking("dice").drawing(3).whenStarted())
        .thenAmong(event("spoken q \"Behold!\""))
        .thenEnded("end");
  }

  @Test
  void custom_tools_are_looked_up_and_called_outside() {
    Scenario specs = asking("weather", "dice").drawing(1).whenStarted();
    specs.then(event("entered q"), event("requested q tool_specs"));
    assertThat(specs.request().get("tools")).isEqualTo(List.of("weather"));
    assertThat(specs.request().keySet()).containsExactly("tools", "then");
    Scenario asked = specs.completing(Map.of("tools", List.of(WEATHER)));
    assertThat(String.valueOf(asked.request().get("tools"))).contains("name=dice", "name=weather");
    Scenario calling =
        asked.completing(
            calling(
                call("", "weather", Map.of("city", "Ulm")),
                call("", "dice", DICE),
                call("", "weather", Map.of("city", "Rom"))));
    assertThat(calling.last(EffectRequested.class).kind()).isEqualTo("tool");
    assertThat(calling.request().keySet()).containsExactly("tool", "arguments", "then");
    assertThat(calling.request())
        .containsEntry("tool", "weather")
        .containsEntry("arguments", Map.of("city", "Ulm"));
    Scenario second = calling.completing(Map.of("value", "rain"));
    second.then(rolled("1d6", 1), event("requested q tool"));
    assertThat(second.request()).containsEntry("arguments", Map.of("city", "Rom"));
    Scenario answered = second.completing(Map.of("value", "sun"));
    assertThat(messages(answered))
        .extracting(message -> message.get("text"))
        .containsExactly(
            "Roll!",
            "",
            "{\"value\":\"rain\"}",
            "{\"faces\":[1],\"value\":1}",
            "{\"value\":\"sun\"}");
    answered.completing(Said.text("Rain.")).thenEnded("end");
  }

  @Test
  void a_tool_that_fails_is_told_to_the_model_which_goes_on() {
    Scenario asked = asking("weather").whenStarted().completing(Map.of("tools", List.of(WEATHER)));
    Scenario calling =
        asked.completing(
            calling(
                call("a", "weather", Map.of("city", "Ulm")),
                call("b", "weather", Map.of("city", "Rom"))));
    Scenario second = calling.failing("TOOL_STATUS", false);
    second.then(event("requested q tool"));
    assertThat(second.request()).containsEntry("arguments", Map.of("city", "Rom"));
    Scenario told = second.completing(Map.of("value", "sun"));
    assertThat(messages(told).subList(2, 4))
        .containsExactly(
            Map.of(
                "role",
                "tool",
                "text",
                "{\"error\":\"TOOL_STATUS\",\"message\":\"it failed\"}",
                "tool_call_id",
                "a"),
            Map.of("role", "tool", "text", "{\"value\":\"sun\"}", "tool_call_id", "b"));
    told.completing(Said.text("Who knows.")).thenEnded("end");
    told.failing("MODEL_DOWN", false).thenEnded("sorry");
  }

  @Test
  void a_failing_tool_is_called_again_within_the_bound_on_rounds() {
    Scenario playing =
        asking("weather").whenStarted().completing(Map.of("tools", List.of(WEATHER)));
    for (int round = 0; round < Exchange.MOST_ROUNDS; round++) {
      playing =
          playing
              .completing(calling(call("a", "weather", Map.of("city", "Ulm"))))
              .failing("TOOL_STATUS", false);
    }
    playing.then(event("requested q model"));
    playing.completing(calling(call("a", "weather", Map.of("city", "Ulm")))).thenEnded("sorry");
  }

  @Test
  void tools_that_cannot_be_looked_up_are_a_failure_of_the_node() {
    asking("weather").whenStarted().failing("TOOL_UNKNOWN", false).thenEnded("sorry");
  }

  @Test
  void what_cannot_be_called_is_told_to_the_model() {
    assertThat(told("gun", Map.of())).contains("UNKNOWN_TOOL", "gun");
    assertThat(told("random", Map.of())).contains("UNKNOWN_TOOL", "random");
    assertThat(told("dice", Map.of())).contains("TOOL_ARGUMENTS", "notation");
    assertThat(told("dice", Map.of("notation", "dd"))).contains("DICE_NOTATION");
    assertThat(told("weather", Map.of())).contains("TOOL_ARGUMENTS", "city");
  }

  private static String told(String tool, Map<String, Object> arguments) {
    Scenario again =
        asking("dice", "weather")
            .whenStarted()
            .completing(Map.of("tools", List.of(WEATHER)))
            .completing(calling(call("a", tool, arguments)));
    return String.valueOf(messages(again).getLast().get("text"));
  }

  @Test
  void a_model_that_only_calls_tools_is_stopped() {
    Scenario playing = asking("dice").drawing(1, 1, 1, 1, 1, 1, 1, 1).whenStarted();
    for (int round = 0; round < Exchange.MOST_ROUNDS; round++) {
      playing = playing.completing(calling(call("a", "dice", DICE)));
    }
    playing.then(rolled("1d6", 1), event("requested q model"));
    playing.completing(calling(call("a", "dice", DICE))).thenEnded("sorry");
    playing.completing(Said.text("Done.")).thenEnded("end");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> messages(Scenario scenario) {
    return (List<Map<String, Object>>) scenario.request().getOrDefault("messages", List.of());
  }
}
