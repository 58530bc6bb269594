package dev.mimir.nodes.input;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import org.junit.jupiter.api.Test;

class PlayerInputNodeTest {
  @Test
  void text_belongs_to_the_player_who_typed_it() {
    Play.of(asking("string", "{}"))
        .with(Player.named("a", "Ann"), Player.named("b", "Bo"))
        .start()
        .then("asks 'Well?' for TEXT")
        .say("b", "tea")
        .then("wrote {it=tea~b}", "it -> next", "ended done");
  }

  @Test
  void numbers_and_truth_belong_to_nobody() {
    Play.of(asking("int", "{\"type\": \"int\"}"))
        .start()
        .give(3L)
        .then("wrote {it=3}", "it -> next", "ended done");
    Play.of(asking("double", "{\"type\": \"double\"}"))
        .start()
        .give(3L)
        .then("wrote {it=3.0}", "it -> next", "ended done");
    Play.of(asking("bool", "{\"type\": \"bool\"}"))
        .start()
        .give(true)
        .then("wrote {it=true}", "it -> next", "ended done");
  }

  @Test
  void types_have_other_names() {
    Play.of(asking("string", "{\"type\": \"string\"}")).start().then("asks 'Well?' for TEXT");
    Play.of(asking("int", "{\"type\": \"integer\"}")).start().then("asks 'Well?' for INT");
    Play.of(asking("double", "{\"type\": \"number\"}")).start().then("asks 'Well?' for DOUBLE");
    Play.of(asking("bool", "{\"type\": \"boolean\"}")).start().then("asks 'Well?' for BOOL");
  }

  @Test
  void needs_no_variable() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "player_input": {"prompt": "Well?", "input": {"type": "int"}}, "next": "say"},
                {"id": "say", "story": "{{ input.value }}", "next": "done"}
                """))
        .start()
        .give(3L)
        .then("it -> next", "shows '3'", "say -> next", "ended done");
  }

  @Test
  void refuses_text_that_does_not_fit() {
    Play.of(asking("string", "{\"max_length\": 3, \"pattern\": \"[a-z]*\"}"))
        .start()
        .refuses(Answer.text("player", ""))
        .refuses(Answer.text("player", "abcd"))
        .refuses(Answer.text("player", "AB"))
        .refuses(Answer.value(3L))
        .refuses(Answer.choice("a"))
        .say("abc")
        .then("wrote {it=abc~player}", "it -> next", "ended done");
  }

  @Test
  void takes_an_empty_text_where_that_is_said() {
    Play.of(asking("string", "{\"min_length\": 0}"))
        .start()
        .say("")
        .then("wrote {it=~player}", "it -> next", "ended done");
  }

  @Test
  void refuses_numbers_that_do_not_fit() {
    Play.of(asking("int", "{\"type\": \"int\", \"min\": 1, \"max\": 3}"))
        .start()
        .refuses(Answer.value(0L))
        .refuses(Answer.value(4L))
        .refuses(Answer.value(2.5))
        .refuses(Answer.value(true))
        .refuses(Answer.text("player", "2"))
        .give(3L)
        .then("wrote {it=3}", "it -> next", "ended done");
  }

  @Test
  void takes_only_the_values_listed() {
    Play.of(asking("string", "{\"one_of\": [\"tea\", \"\"]}"))
        .start()
        .refuses(Answer.text("player", "ale"))
        .say("")
        .then("wrote {it=~player}", "it -> next", "ended done");
    Play.of(asking("double", "{\"type\": \"double\", \"one_of\": [1, 2.5]}"))
        .start()
        .refuses(Answer.value(2L))
        .give(1L)
        .then("wrote {it=1.0}", "it -> next", "ended done");
  }

  @Test
  void a_value_that_the_variable_refuses_is_an_incident() {
    Play.of(
            game(
                "\"variables\": {\"it\": {\"type\": \"int\", \"max\": 5}}",
                """
                {"id": "it", "player_input": {"prompt": "Well?", "input": {"type": "int"}, "into": "it"}, "next": "done"}
                """))
        .start()
        .give(6L)
        .then("incident VALUE_OUT_OF_RANGE at it");
  }

  @Test
  void the_variable_has_to_hold_the_answer() {
    assertThat(errors(asking("int", "{}")))
        .containsExactly("TYPE_MISMATCH /nodes/1/player_input/into");
    assertThat(errors(asking("int", "{\"type\": \"double\"}")))
        .containsExactly("TYPE_MISMATCH /nodes/1/player_input/into");
    assertThat(errors(asking("double", "{\"type\": \"int\"}"))).isEmpty();
    assertThat(errors(asking("bool", "{\"type\": \"text\"}")))
        .containsExactly("TYPE_MISMATCH /nodes/1/player_input/into");
  }

  @Test
  void bounds_have_to_leave_something() {
    assertThat(errors(asking("int", "{\"type\": \"int\", \"min\": 3, \"max\": 1}")))
        .containsExactly("SCHEMA /nodes/1/player_input/input/max");
    assertThat(errors(asking("string", "{\"min_length\": 3, \"max_length\": 2}")))
        .containsExactly("SCHEMA /nodes/1/player_input/input/max_length");
  }

  @Test
  void bounds_belong_to_their_types() {
    assertThat(
            errors(
                asking(
                    "int",
                    """
                    {"type": "int", "min_length": 1, "max_length": 2, "pattern": "a"}
                    """)))
        .containsExactly(
            "SCHEMA /nodes/1/player_input/input/min_length",
            "SCHEMA /nodes/1/player_input/input/max_length",
            "SCHEMA /nodes/1/player_input/input/pattern");
    assertThat(errors(asking("string", "{\"min\": 1, \"max\": 2}")))
        .containsExactly(
            "SCHEMA /nodes/1/player_input/input/min", "SCHEMA /nodes/1/player_input/input/max");
    assertThat(errors(asking("bool", "{\"type\": \"bool\", \"one_of\": [true]}")))
        .containsExactly("SCHEMA /nodes/1/player_input/input/one_of");
  }

  @Test
  void values_listed_have_to_be_of_the_type() {
    assertThat(errors(asking("int", "{\"type\": \"int\", \"one_of\": [1, \"2\", 2.5]}")))
        .containsExactly(
            "SCHEMA /nodes/1/player_input/input/one_of/1",
            "SCHEMA /nodes/1/player_input/input/one_of/2");
  }

  @Test
  void a_pattern_has_to_compile() {
    assertThat(errors(asking("string", "{\"pattern\": \"(\"}")))
        .containsExactly("SCHEMA /nodes/1/player_input/input/pattern");
    assertThat(errors(asking("string", "{\"pattern\": \"(?=a)a\"}")))
        .containsExactly("SCHEMA /nodes/1/player_input/input/pattern");
  }

  private static Play everyone(String type, String members) {
    return Play.of(
            game(
                "\"variables\": {\"it\": {\"type\": \"map\", \"of\": \"%s\"}}".formatted(type),
                """
                {"id": "it", "player_input": {"prompt": "Well?", "input": {"type": "%s"},
                  "players": "all", %s "into": "it"}, "next": {"next": "done", "timeout": "other"}}
                """
                    .formatted(type, members)))
        .with(Player.named("ann", "Ann"), Player.named("ben", "Ben"));
  }

  @Test
  void with_all_the_variable_gets_a_map_of_player_to_value() {
    everyone("string", "\"timeout\": \"PT1M\",")
        .start()
        .say("ben", "tea")
        .then()
        .say("ann", "milk")
        .then("wrote {it={ben=tea, ann=milk}~ben}", "it -> next", "ended done");
  }

  @Test
  void at_the_timeout_it_holds_what_came_so_far() {
    everyone("int", "\"timeout\": \"PT1M\",")
        .start()
        .give(3L)
        .expire()
        .then("wrote {it={ann=3}}", "it -> timeout", "ended other");
  }

  @Test
  void with_all_the_variable_has_to_be_a_map() {
    assertThat(
            errors(
                game(
                    "\"variables\": {\"s\": {\"type\": \"string\"}, \"m\": {\"type\": \"map\", \"of\": \"int\"}}",
                    """
                    {"id": "it", "player_input": {"prompt": "?", "input": {}, "players": "all", "into": "s"}, "next": "two"},
                    {"id": "two", "player_input": {"prompt": "?", "input": {}, "players": "all", "into": "m"}, "next": "done"}
                    """)))
        .containsExactly(
            "TYPE_MISMATCH /nodes/1/player_input/into", "TYPE_MISMATCH /nodes/2/player_input/into");
  }

  private static String asking(String variable, String input) {
    return game(
        "\"variables\": {\"it\": {\"type\": \"%s\"}}".formatted(variable),
        """
        {"id": "it", "player_input": {"prompt": "Well?", "input": %s, "into": "it"}, "next": "done"}
        """
            .formatted(input));
  }
}
