package dev.mimir.nodes.subgraph;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class SubgraphNodeTest {
  @Test
  void calls_with_inputs_and_comes_back_by_the_ending() {
    Play.of(calling("\"inputs\": {\"n\": \"hp + 1\"}, \"outputs\": {\"hp\": \"n + own\"}"))
        .start()
        .then(
            "it calls #f {n=8, own=4}",
            "it/in -> next",
            "shows '8 4 7'",
            "it/say -> next",
            "it/ask -> else",
            "it returns lost",
            "wrote {hp=12}",
            "it -> lost",
            "ended other");
  }

  @Test
  void inputs_that_are_not_given_begin_as_they_are_declared() {
    Play.of(calling("\"outputs\": {}")).start();
    assertThat(Play.of(calling("\"outputs\": {}")).start().lines())
        .startsWith("it calls #f {n=0, own=4}")
        .endsWith("it returns lost", "it -> lost", "ended other");
  }

  @Test
  void an_ending_that_is_not_connected_leads_to_next() {
    assertThat(Play.of(calling("\"inputs\": {\"n\": 99}")).start().lines())
        .endsWith("it returns won", "it -> won", "ended done");
  }

  private static String calling(String config) {
    return game(
        """
        "variables": {"hp": {"type": "int", "initial": 7}},
        "fragments": {"f": {
          "inputs": {"n": {"type": "int"}}, "variables": {"own": {"type": "int", "initial": 4}},
          "nodes": [
            {"id": "in", "start": {}, "next": "say"},
            {"id": "say", "story": "{{ n }} {{ own }} {{ hp }}", "next": "ask"},
            {"id": "ask", "condition": {"cases": [{"port": "high", "when": "n > 50", "next": [{"end": "won"}]}]},
             "next": [{"end": "lost"}]}]}}
        """,
        "{\"id\": \"it\", \"subgraph\": {\"graph\": \"#f\", %s}, \"next\": {\"next\": \"done\", \"lost\": \"other\"}}"
            .formatted(config));
  }

  @Test
  void a_call_can_wait_and_call_further() {
    Play.of(
            game(
                """
                "fragments": {
                  "f": {"nodes": [{"id": "in", "start": {}, "next": [
                    {"id": "deep", "subgraph": {"graph": "#g"}, "next": {"yes": "up"}}, {"end": "no"}]}, {"id": "up", "end": "up"}]},
                  "g": {"nodes": [{"id": "in", "start": {}, "next": [
                    {"id": "ask", "choice": {"choices": [{"id": "y", "text": "Yes", "once": true, "next": [{"end": "yes"}]}, {"id": "n", "text": "No", "next": [{"end": "no"}]}]}}]}]}}
                """,
                """
                {"id": "it", "subgraph": {"graph": "#f"}, "next": {"next": "done", "up": "it"}}
                """))
        .start()
        .then(
            "it calls #f {}",
            "it/in -> next",
            "it/deep calls #g {}",
            "it/deep/in -> next",
            "asks [y 'Yes', n 'No']")
        .choose("y")
        .then(
            "it/deep/ask -> y",
            "it/deep returns yes",
            "it/deep -> yes",
            "it returns up",
            "it -> up",
            "it calls #f {}",
            "it/in -> next",
            "it/deep calls #g {}",
            "it/deep/in -> next",
            "asks [n 'No']")
        .choose("n")
        .then(
            "it/deep/ask -> n",
            "it/deep returns no",
            "it/deep -> no",
            "it returns no",
            "it -> no",
            "ended done");
  }

  @Test
  void an_input_that_does_not_fit_is_an_incident() {
    Play.of(
            game(
                """
                "fragments": {"f": {"inputs": {"n": {"type": "int", "max": 3}}, "nodes": [
                  {"id": "in", "start": {}, "next": [{"end": "out"}]}]}}
                """,
                """
                {"id": "it", "subgraph": {"graph": "#f", "inputs": {"n": "turn + 4"}}, "next": "done"}
                """))
        .start()
        .then("incident VALUE_OUT_OF_RANGE at it");
  }

  @Test
  void refuses_what_the_fragment_does_not_have() {
    assertThat(
            errors(
                calling(
                    "\"inputs\": {\"m\": 1, \"n\": \"'a'\"}, \"outputs\": {\"mp\": \"n\", \"hp\": \"x\"}")))
        .contains(
            "UNKNOWN_VARIABLE /nodes/1/subgraph/inputs/m",
            "TYPE_MISMATCH /nodes/1/subgraph/inputs/n",
            "UNKNOWN_VARIABLE /nodes/1/subgraph/outputs/mp");
    assertThat(errors(calling("\"version\": 2")))
        .containsExactly("SCHEMA /nodes/1/subgraph/version");
  }

  @Test
  void refuses_fragments_that_do_not_exist_and_other_graphs() {
    assertThat(
            errors(
                game(
                    "",
                    "{\"id\": \"it\", \"subgraph\": {\"graph\": \"#nope\"}, \"next\": \"done\"}")))
        .containsExactly("UNKNOWN_GRAPH /nodes/1/subgraph/graph");
    assertThat(
            errors(
                game(
                    "",
                    "{\"id\": \"it\", \"subgraph\": {\"graph\": \"other\"}, \"next\": \"done\"}")))
        .containsExactly("UNKNOWN_GRAPH /nodes/1/subgraph/graph");
  }

  @Test
  void refuses_a_fragment_that_calls_itself() {
    assertThat(
            errors(
                game(
                    """
                    "fragments": {"f": {"nodes": [{"id": "in", "start": {}, "next": [{"id": "again", "subgraph": {"graph": "#f"}}, {"end": "out"}]}]}}
                    """,
                    """
                    {"id": "it", "subgraph": {"graph": "#f"}, "next": "done"}
                    """)))
        .anyMatch(error -> error.startsWith("SUBGRAPH_CYCLE "));
  }
}
