package dev.mimir.nodes.end;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class EndNodeTest {
  @Test
  void ends_the_session_after_its_text() {
    Play.of(
            game(
                "",
                "{\"id\": \"it\", \"end\": {\"ending\": \"late\", \"text\": [\"So.\", \"{{ 1 + 1 }}.\"]}}"))
        .start()
        .then("shows 'So.\n\n2.'", "ended late");
  }

  @Test
  void a_bare_text_is_the_ending() {
    Play.of(game("", "{\"id\": \"it\", \"end\": \"late\"}")).start().then("ended late");
  }

  @Test
  void returns_from_a_call() {
    Play.of(
            game(
                """
                "fragments": {"f": {"nodes": [
                  {"id": "in", "start": {}, "next": "out"}, {"id": "out", "end": {"ending": "won", "text": "Won."}}]}}
                """,
                """
                {"id": "it", "subgraph": {"graph": "#f"}, "next": "done"}
                """))
        .start()
        .then(
            "it calls #f {}",
            "it/in -> next",
            "shows 'Won.'",
            "it returns won",
            "it -> won",
            "ended done");
  }

  @Test
  void refuses_a_reserved_ending() {
    assertThat(errors(game("", "{\"id\": \"it\", \"end\": \"next\"}")))
        .containsExactly("RESERVED_NAME /nodes/1/end");
  }
}
