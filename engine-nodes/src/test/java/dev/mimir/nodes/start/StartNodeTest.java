package dev.mimir.nodes.start;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class StartNodeTest {
  @Test
  void leads_on() {
    Play.of(game("", "{\"id\": \"it\", \"story\": \"Here.\", \"next\": \"done\"}"))
        .start()
        .then("shows 'Here.'", "it -> next", "ended done");
  }

  @Test
  void takes_no_config() {
    assertThat(
            errors(
                """
                { "format": "mimir/1", "id": "game", "nodes": [
                  { "id": "begin", "start": {"at": 1}, "next": "done" }, { "id": "done", "end": "done" } ] }
                """))
        .containsExactly("SCHEMA /nodes/0/start/at");
  }
}
