package dev.mimir.nodes.tool;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.node.NodeTypes;
import dev.mimir.nodes.Play;
import dev.mimir.scenario.Scenario;
import dev.mimir.scenario.Stage;
import dev.mimir.session.Status;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ToolNodeTest {
  private static final String VARIABLES =
      """
      "variables": { "n": {"type": "int"}, "all": {"type": "map"}, "word": {"type": "string", "initial": "tea"} }
      """;

  private static String node(String tool) {
    return game(
        VARIABLES,
        "{\"id\": \"it\", \"tool\": %s, \"next\": {\"next\": \"done\", \"error\": \"other\"}}"
            .formatted(tool));
  }

  @Test
  void writes_the_value_of_a_built_in_tool() {
    Play.of(
            node(
                """
                {"tool": "calculator", "arguments": {"expression": "'2 ^ 10 - ' + string(n)"}, "into": "n"}
                """))
        .start()
        .then("wrote {n=1024}", "it -> next", "ended done");
  }

  @Test
  void writes_the_whole_result_into_a_map() {
    Play.of(
            node(
                "{\"tool\": \"dice\", \"arguments\": {\"notation\": \"'2d6'\"}, \"into\": \"all\"}"))
        .drawing(3, 4)
        .start()
        .then("rolled 2d6 = 7", "wrote {all={value=7, faces=[3, 4]}}", "it -> next", "ended done");
  }

  @Test
  void leaves_by_error_when_the_tool_cannot() {
    Play.of(
            node(
                """
                {"tool": "calculator", "arguments": {"expression": "'1 / ' + string(n)"}, "into": "n"}
                """))
        .start()
        .then("it -> error", "ended other");
  }

  @Test
  void refuses_a_variable_that_cannot_hold_the_result() {
    Play.of(
            node(
                """
                {"tool": "text", "arguments": {"op": "'upper'", "text": "word"}, "into": "n"}
                """))
        .start()
        .then("incident TYPE_MISMATCH at it");
  }

  @Test
  void reports_arguments_that_do_not_fit_a_built_in_tool() {
    assertThat(errors(node("{\"tool\": \"dice\", \"arguments\": {\"notation\": 6}}")))
        .containsExactly("SCHEMA /nodes/1/tool/arguments");
    assertThat(errors(node("{\"tool\": \"dice\"}")))
        .containsExactly("SCHEMA /nodes/1/tool/arguments");
    assertThat(
            errors(node("{\"tool\": \"timer\", \"arguments\": {\"op\": \"word\", \"tone\": 3}}")))
        .containsExactly("SCHEMA /nodes/1/tool/arguments/tone");
    assertThat(errors(node("{\"tool\": \"timer\", \"arguments\": {\"time\": \"word\"}}")))
        .containsExactly("SCHEMA /nodes/1/tool/arguments");
    assertThat(errors(node("{\"tool\": \"weather\", \"arguments\": {\"anything\": 3}}"))).isEmpty();
  }

  private static Scenario custom() {
    Stage stage = new Stage(NodeTypes.discovered());
    return stage
        .given(
            node(
                """
                {"tool": "weather", "arguments": {"city": "word", "at": "time"}, "into": "all",
                 "retry": {"max_attempts": 1}}
                """))
        .whenStarted();
  }

  @Test
  void asks_for_a_custom_tool_outside() {
    Scenario asked = custom();
    assertThat(asked.session().status()).isEqualTo(Status.WORKING);
    assertThat(asked.request())
        .containsEntry("tool", "weather")
        .extractingByKey("arguments")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("city", "tea")
        .containsEntry("at", asked.session().time().toString());
    asked
        .completing(Map.of("degrees", 7L))
        .thenVariable("all", Map.of("degrees", 7L))
        .thenEnded("done");
    asked.failing("TOOL_STATUS", false).thenEnded("other");
  }
}
