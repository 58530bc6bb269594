package dev.mimir.nodes.condition;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class ConditionNodeTest {
  @Test
  void leaves_by_the_first_case_that_holds() {
    Play.of(cases(4)).start().then("it -> few", "ended other");
    Play.of(cases(12)).start().then("it -> many", "ended done");
  }

  @Test
  void leaves_by_else_when_none_holds() {
    Play.of(cases(1)).start().then("it -> else", "ended third");
  }

  @Test
  void a_case_that_cannot_be_evaluated_is_an_incident() {
    Play.of(
            game(
                "\"variables\": {\"n\": {\"type\": \"int\", \"initial\": 0}}",
                """
                {"id": "it", "condition": {"cases": [{"port": "a", "when": "1 / n == 1"}]}, "next": "done"}
                """))
        .start()
        .then("incident EXPRESSION_ERROR at it");
  }

  @Test
  void every_way_out_needs_an_edge() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "condition": {"cases": [{"port": "a", "when": "turn > 1"}]}}
                    """)))
        .containsExactly("PORT_NOT_CONNECTED /nodes/1", "PORT_NOT_CONNECTED /nodes/1");
  }

  @Test
  void a_case_asks_for_true_or_false() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "condition": {"cases": [{"port": "a", "when": "turn"}, {"port": "else", "when": true}]}, "next": "done"}
                    """)))
        .containsExactly(
            "TYPE_MISMATCH /nodes/1/condition/cases/0/when",
            "RESERVED_NAME /nodes/1/condition/cases/1/port");
  }

  private static String cases(int coins) {
    return game(
        "\"variables\": {\"coins\": {\"type\": \"int\", \"initial\": %d}}".formatted(coins),
        """
        {"id": "it", "condition": {"cases": [
          {"port": "many", "when": "coins > 10", "next": "done"},
          {"port": "few", "when": "coins > 2", "next": "other"}]}, "next": "third"},
        {"id": "third", "end": "third"}
        """);
  }
}
