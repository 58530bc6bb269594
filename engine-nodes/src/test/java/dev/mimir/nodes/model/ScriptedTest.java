package dev.mimir.nodes.model;

import static dev.mimir.nodes.model.Asked.map;
import static dev.mimir.nodes.model.Asked.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedTest {
  private final MemorySettings settings = new MemorySettings();
  private final Asked asked = new Asked(settings);

  @Test
  void says_what_it_is_when_nothing_is_configured() {
    Map<String, Object> result = asked.ask().value();
    assertThat(result)
        .containsEntry("provider", "scripted")
        .containsEntry("config_id", "scripted")
        .containsEntry("finish", "stop")
        .containsEntry("tokens_in", 0L)
        .containsEntry("cost_micros", 0L)
        .containsEntry("tool_calls", List.of());
    assertThat(result.get("text")).asString().contains("scripted provider", "no model");
  }

  @Test
  void answers_whatever_a_graph_names_until_something_is_configured() {
    assertThat(asked.ask("provider", "clever", "script_default", "Hm.").value())
        .containsEntry("text", "Hm.");
    settings.add("other", "http://127.0.0.1:1", Map.of());
    assertThat(asked.failure("provider", "clever"))
        .returns("UNKNOWN_PROVIDER", e -> e.code())
        .returns(false, e -> e.retryable());
    assertThat(asked.ask("provider", "scripted", "script_default", "Hm.").value())
        .containsEntry("text", "Hm.");
  }

  @Test
  void takes_the_first_pattern_that_fits_the_last_thing_the_user_said() {
    Map<String, Object> script =
        map("sword|axe", "A weapon.", "HELLO", "Good day.", "wh(at", "Plain.", "*", "Hm.");
    assertThat(answer(script, "I take my Axe")).isEqualTo("A weapon.");
    assertThat(answer(script, "hello you")).isEqualTo("Good day.");
    assertThat(answer(script, "wh(at?")).isEqualTo("Plain.");
    assertThat(answer(script, "???")).isEqualTo("Hm.");
  }

  @Test
  void calls_tools_and_then_tells_their_result() {
    Map<String, Object> script =
        map(
            "roll",
            map(
                "tool_calls",
                List.of(map("name", "dice", "arguments", map("notation", "1d6"))),
                "then",
                "You rolled {result}."));
    Map<String, Object> question = said("user", "roll please");
    Map<String, Object> first = asked.ask("script", script, "messages", List.of(question)).value();
    assertThat(first)
        .containsEntry("finish", "tool_calls")
        .containsEntry(
            "tool_calls",
            List.of(map("id", "call_1_0", "name", "dice", "arguments", map("notation", "1d6"))));
    Map<String, Object> answer = map("role", "tool", "text", "4", "tool_call_id", "call_1_0");
    assertThat(
            asked.ask("script", script, "messages", List.of(question, answer)).value().get("text"))
        .isEqualTo("You rolled 4.");
  }

  @Test
  void fits_a_schema_even_without_a_script() {
    Map<String, Object> schema =
        map(
            "type", "object",
            "properties",
                map(
                    "mood", map("enum", List.of("glad", "sad")),
                    "force", map("type", "integer", "minimum", 3L),
                    "things", map("type", "array", "items", map("type", "string"))),
            "required", List.of("mood", "force"));
    assertThat(asked.ask("schema", schema).value())
        .containsEntry("json", map("mood", "glad", "force", 3L, "things", List.of()));
    assertThat(
            asked
                .ask("schema", schema, "script", map("*", map("mood", "sad", "force", 4L)))
                .value())
        .containsEntry("json", map("mood", "sad", "force", 4L));
    assertThat(asked.failure("schema", schema, "script_default", "{\"mood\":\"angry\"}"))
        .returns("INVALID_OUTPUT", e -> e.code())
        .returns(true, e -> e.retryable());
  }

  @Test
  void refuses_a_request_that_is_none() {
    assertThat(asked.failure("messages", List.of()).code()).isEqualTo("INVALID_REQUEST");
    assertThat(asked.failure("messages", "hello").code()).isEqualTo("INVALID_REQUEST");
    assertThat(asked.failure("temperature", "hot").code()).isEqualTo("INVALID_REQUEST");
    assertThat(asked.failure("messages", List.of(said("boss", "hm"))).explanation())
        .contains("system, user, assistant or tool");
  }

  private Object answer(Map<String, Object> script, String text) {
    return asked
        .ask("script", script, "messages", List.of(said("user", text), said("assistant", "So?")))
        .value()
        .getOrDefault("text", "");
  }
}
