package dev.mimir.nodes.save;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class SaveLoadNodeTest {
  private static final String VARIABLES =
      "\"variables\": {\"n\": {\"type\": \"int\", \"initial\": 1}}";

  private static final String GAME =
      game(
          VARIABLES,
          """
          {"id": "it", "save_load": {"op": "save", "slot": "s{{ n }}"}, "next": "more"},
          {"id": "more", "state": {"set": {"n": "n + 1"}}, "next": "ask"},
          {"id": "ask", "choice": {"choices": [
            {"id": "back", "text": "Back", "next": [{"save_load": {"op": "load", "slot": "s1"}}]},
            {"id": "wrong", "text": "Wrong", "next": [{"save_load": {"op": "load", "slot": "s9"}, "next": {"missing": "other"}}]},
            {"id": "on", "text": "On"}]}, "next": "done"}
          """);

  @Test
  void goes_back_to_where_it_was_saved() {
    Play.of(GAME)
        .start()
        .then(
            "it -> next",
            "saved s1",
            "wrote {n=2}",
            "more -> next",
            "asks [back 'Back', wrong 'Wrong', on 'On']")
        .choose("back")
        .then(
            "ask -> back",
            "restored s1",
            "wrote {n=2}",
            "more -> next",
            "asks [back 'Back', wrong 'Wrong', on 'On']")
        .choose("on")
        .then("ask -> on", "ended done");
  }

  @Test
  void leaves_by_missing_where_nothing_was_saved() {
    Play.of(GAME)
        .start()
        .choose("wrong")
        .then("ask -> wrong", "ask.wrong.1 -> missing", "ended other");
  }

  @Test
  void a_slot_needs_a_name() {
    Play.of(
            game(
                "\"variables\": {\"s\": {\"type\": \"string\", \"initial\": \"\"}}",
                "{\"id\": \"it\", \"save_load\": {\"op\": \"save\", \"slot\": \"{{ s }}\"}, \"next\": \"done\"}"))
        .start()
        .then("incident BAD_SLOT at it");
  }

  @Test
  void each_operation_has_its_ports() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "save_load": {"op": "save", "slot": "a"}, "next": {"missing": "done"}}
                    """)))
        .containsExactly("UNKNOWN_PORT /nodes/1/next/missing", "PORT_NOT_CONNECTED /nodes/1");
  }

  @Test
  void going_back_is_no_trap() {
    assertThat(Scenarios.problemsOf(GAME).all()).isEmpty();
  }
}
