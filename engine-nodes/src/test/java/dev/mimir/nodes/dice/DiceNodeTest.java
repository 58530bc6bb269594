package dev.mimir.nodes.dice;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class DiceNodeTest {
  @Test
  void rolls_and_leaves_by_next() {
    Play.of(game("", "{\"id\": \"it\", \"dice\": \"2d6 + 1\", \"next\": \"done\"}"))
        .drawing(3, 4)
        .start()
        .then("rolled 2d6 + 1 = 8", "it -> next", "ended done");
  }

  @Test
  void writes_the_total() {
    Play.of(
            game(
                "\"variables\": {\"luck\": {\"type\": \"int\"}}",
                "{\"id\": \"it\", \"dice\": {\"notation\": \"1d6\", \"into\": \"luck\"}, \"next\": \"done\"}"))
        .drawing(5)
        .start()
        .then("rolled 1d6 = 5", "wrote {luck=5}", "it -> next", "ended done");
  }

  @Test
  void leaves_by_success_at_the_target_and_by_failure_below() {
    Play.of(target())
        .drawing(4, 5)
        .start()
        .then("rolled 2d6 = 9 of 9 true", "it -> success", "ended done");
    Play.of(target())
        .drawing(3, 5)
        .start()
        .then("rolled 2d6 = 8 of 9 false", "it -> failure", "ended other");
  }

  private static String target() {
    return game(
        "\"variables\": {\"n\": {\"type\": \"int\", \"initial\": 4}}",
        """
        {"id": "it", "dice": {"notation": "2d6", "target": "n + 5"}, "next": {"success": "done", "failure": "other"}}
        """);
  }

  @Test
  void the_notation_may_hold_expressions() {
    Play.of(level("'2'")).drawing(1, 2).start().then("rolled 2d6 = 3", "it -> next", "ended done");
  }

  @Test
  void a_notation_that_comes_out_wrong_is_an_incident() {
    Play.of(level("'two'")).start().then("incident DICE_NOTATION at it");
    Play.of(level("'99999999'")).start().then("incident DICE_NOTATION at it");
  }

  private static String level(String level) {
    return game(
        "\"variables\": {\"level\": {\"type\": \"string\", \"is\": \"turn < 9 ? %s : ''\"}}"
            .formatted(level),
        "{\"id\": \"it\", \"dice\": \"{{ level }}d6\", \"next\": \"done\"}");
  }

  @Test
  void the_next_node_sees_what_was_rolled() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "dice": {"notation": "1d6", "target": 3}, "next": "say"},
                {"id": "say", "story": "{{ last.total }} {{ last.success }} {{ last.port }}", "next": "done"}
                """))
        .drawing(4)
        .start()
        .then(
            "rolled 1d6 = 4 of 3 true",
            "it -> success",
            "shows '4 true success'",
            "say -> next",
            "ended done");
  }

  @Test
  void refuses_what_is_no_notation_and_what_cannot_be_written() {
    assertThat(
            errors(
                game(
                    "\"variables\": {\"s\": {\"type\": \"string\"}}",
                    """
                    {"id": "it", "dice": {"notation": "2x6", "into": "s", "target": "'a'"}, "next": "done"}
                    """)))
        .containsExactlyInAnyOrder(
            "DICE_NOTATION /nodes/1/dice/notation",
            "TYPE_MISMATCH /nodes/1/dice/into",
            "TYPE_MISMATCH /nodes/1/dice/target");
  }
}
