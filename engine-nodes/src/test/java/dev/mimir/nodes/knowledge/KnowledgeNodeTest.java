package dev.mimir.nodes.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.node.NodeTypes;
import dev.mimir.nodes.Play;
import dev.mimir.scenario.Scenario;
import dev.mimir.scenario.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeNodeTest {
  private static final Map<String, Object> RESULT =
      Map.of("passages", List.of(Map.of("document_id", "mill", "text", "It burned down.")));

  @Test
  void asks_with_all_that_decides_what_is_found() {
    assertThat(start("\"top_k\": 2, \"budget\": 500,").request())
        .isEqualTo(
            Map.of(
                "base",
                "chronicle",
                "query",
                "What of the mill?",
                "top_k",
                2L,
                "budget",
                500L,
                "state",
                Map.of(
                    "topic",
                    "the mill",
                    "found",
                    List.of(),
                    "turn",
                    0L,
                    "inventory",
                    Map.of("lamp", 0L))));
  }

  @Test
  void writes_the_passages() {
    Scenario scenario = start("").completing(RESULT);
    scenario.thenEnded("done");
    assertThat(scenario.variable("found")).isEqualTo(RESULT.get("passages"));
  }

  @Test
  void leaves_by_error_when_there_is_no_such_base() {
    start("").failing("UNKNOWN_BASE", false).thenEnded("other");
  }

  @Test
  void refuses_a_variable_that_is_no_list_and_numbers_out_of_bounds() {
    assertThat(
            Play.errors(
                Play.game(
                    "\"variables\": {\"s\": {\"type\": \"string\"}}",
                    """
                    {"id": "it", "knowledge": {"base": "b", "query": "q", "top_k": 21, "budget": 0, "into": "s"}, "next": "done"}
                    """)))
        .containsExactlyInAnyOrder(
            "SCHEMA /nodes/1/knowledge/top_k",
            "SCHEMA /nodes/1/knowledge/budget",
            "TYPE_MISMATCH /nodes/1/knowledge/into");
  }

  private static Scenario start(String members) {
    String document =
        Play.game(
            """
            "variables": {"topic": {"type": "string", "initial": "the mill"}, "found": {"type": "list"}},
            "items": {"lamp": {}}
            """,
            """
            {"id": "it", "knowledge": {"base": "chronicle", "query": "What of {{ topic }}?", %s "into": "found"},
             "next": {"next": "done", "error": "other"}}
            """
                .formatted(members));
    return new Stage(NodeTypes.discovered()).given(document).whenStarted();
  }
}
