package dev.mimir.nodes.llm;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.scenario.Scenarios.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmChecksTest {
  private static List<String> errors(Object... members) {
    return problemsOf(
            graph()
                .variable("word", "string", "")
                .variable("n", "int", 0)
                .node("q", "llm", config(members)))
        .all()
        .stream()
        .filter(Problem::isError)
        .map(problem -> problem.code() + " " + problem.path().replaceFirst("/nodes/1", ""))
        .toList();
  }

  @Test
  void it_needs_a_prompt_or_messages() {
    assertThat(errors("system", "x")).containsExactly("SCHEMA /llm");
    assertThat(errors("prompt", "x", "messages", List.of(Map.of("role", "user", "text", "x"))))
        .containsExactly("SCHEMA /llm");
    assertThat(errors("messages", List.of(Map.of("role", "boss", "text", "x"))))
        .containsExactly("SCHEMA /llm/messages/0/role");
  }

  @Test
  void it_does_one_thing() {
    assertThat(errors("prompt", "x", "ports", Map.of("a", "A."), "extract", Map.of("n", "N.")))
        .contains("SCHEMA /llm");
  }

  @Test
  void ports_have_names_of_their_own() {
    assertThat(errors("prompt", "x", "ports", Map.of("next", "A.")))
        .contains("RESERVED_NAME /llm/ports/next");
    assertThat(errors("prompt", "x", "ports", Map.of("A b", "A.")))
        .contains("SCHEMA /llm/ports/A b");
    assertThat(errors("prompt", "x", "ports", Map.of())).contains("SCHEMA /llm/ports");
    assertThat(errors("prompt", "x", "ports", Map.of("a", 3))).contains("SCHEMA /llm/ports/a");
  }

  @Test
  void variables_must_be_declared_and_fit() {
    assertThat(errors("prompt", "x", "extract", Map.of("m", "M.")))
        .containsExactly("UNKNOWN_VARIABLE /llm/extract/m");
    assertThat(errors("prompt", "x", "into", "n")).containsExactly("TYPE_MISMATCH /llm/into");
    assertThat(errors("prompt", "x", "extract", Map.of("n", "N."), "into", "word"))
        .containsExactly("SCHEMA /llm/into");
  }

  @Test
  void a_schema_is_one_and_has_somewhere_to_go() {
    Map<String, Object> number = Map.of("type", "integer");
    assertThat(errors("prompt", "x", "schema", number)).containsExactly("SCHEMA /llm/into");
    assertThat(errors("prompt", "x", "schema", number, "into", "n")).isEmpty();
    assertThat(errors("prompt", "x", "schema", Map.of("type", "string"), "into", "n"))
        .containsExactly("TYPE_MISMATCH /llm/into");
    assertThat(errors("prompt", "x", "schema", Map.of("type", "nothing"), "into", "n"))
        .contains("SCHEMA /llm/schema");
  }

  @Test
  void options_have_bounds() {
    assertThat(errors("prompt", "x", "temperature", 3)).containsExactly("SCHEMA /llm/temperature");
    assertThat(errors("prompt", "x", "tools", List.of("dice", "dice")))
        .containsExactly("SCHEMA /llm/tools/1");
    assertThat(errors("prompt", "x", "max_tokens", 0)).containsExactly("SCHEMA /llm/max_tokens");
  }
}
