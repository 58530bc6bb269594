package dev.mimir.nodes.story;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.session.Player;
import org.junit.jupiter.api.Test;

class StoryNodeTest {
  private static final String AGAIN =
      """
      , {"id": "again", "choice": {"choices": [{"id": "back", "text": "Back", "next": "it"}]}}
      """;

  @Test
  void shows_paragraphs_with_what_they_hold() {
    Play.of(
            game(
                "\"variables\": {\"hp\": {\"type\": \"int\", \"initial\": 3}}",
                """
                {"id": "it", "story": ["Hm.", "{% if hp < 5 %}{{ hp }} left{% endif %}"], "next": "done"}
                """))
        .start()
        .then("shows 'Hm.\n\n3 left'", "it -> next", "ended done");
  }

  @Test
  void shows_the_lines_that_hold_in_order() {
    Play.of(
            game(
                "\"characters\": {\"mira\": {\"name\": \"Mira\"}}",
                """
                {"id": "it", "story": {"speaker": "mira", "media": "a.png", "lines": [
                  {"id": "one", "text": "First"},
                  {"text": "Never", "when": "turn > 5"},
                  {"text": "Last", "speaker": "A voice", "tags": ["low"]}]}, "next": "done"}
                """))
        .start()
        .then(
            "shows one 'Mira: First' with a.png",
            "shows 3 'A voice: Last' tags [low] with a.png",
            "it -> next",
            "ended done");
  }

  @Test
  void a_line_that_is_shown_once_is_used_up() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "story": {"lines": [
                  {"id": "hello", "text": "Hello", "once": true}, {"text": "Well?"}]}, "next": "again"}
                """
                    + AGAIN))
        .start()
        .then(
            "picked hello",
            "shows hello 'Hello'",
            "shows 2 'Well?'",
            "it -> next",
            "asks [back 'Back']")
        .choose("back")
        .then("again -> back", "shows 2 'Well?'", "it -> next", "asks [back 'Back']");
  }

  @Test
  void picks_one_of_the_open_lines() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "story": {"pick": "random", "lines": [
                  {"text": "A", "when": "turn < 1"}, {"text": "B", "once": true}, {"text": "C"}]}, "next": "again"}
                """
                    + AGAIN))
        .drawing(2, 1)
        .start()
        .then("picked 2", "shows 2 'B'", "it -> next", "asks [back 'Back']")
        .choose("back")
        .then("again -> back", "picked 3", "shows 3 'C'", "it -> next", "asks [back 'Back']");
  }

  @Test
  void shows_nothing_when_no_line_is_open() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "story": {"pick": "first", "lines": [{"text": "A", "when": "turn > 5"}]}, "next": "done"}
                """))
        .start()
        .then("it -> next", "ended done");
  }

  @Test
  void shows_a_line_to_some_players() {
    Play.of(
            game(
                "\"players\": {\"min\": 2, \"max\": 2}",
                """
                {"id": "it", "story": {"lines": [{"text": "Psst", "to": ["{{ players[1].id }}", "b"]}]}, "next": "done"}
                """))
        .with(Player.named("a", "Ann"), Player.named("b", "Bo"))
        .start()
        .then("shows 1 'Psst' to [b]", "it -> next", "ended done");
  }

  @Test
  void a_line_to_somebody_who_does_not_play_is_an_incident() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "story": {"lines": [{"text": "Yes"}, {"text": "Psst", "to": ["zoe"]}]}, "next": "done"}
                """))
        .start()
        .then("incident UNKNOWN_PLAYER at it");
  }

  @Test
  void words_of_a_player_stay_theirs() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "player_input": {"prompt": "Name?", "input": {}}, "next": "greet"},
                {"id": "greet", "story": "Hello, {{ input.text }}.", "next": "done"}
                """))
        .start()
        .say("Ann")
        .then("it -> next", "shows 'Hello, Ann.~player'", "greet -> next", "ended done");
  }

  @Test
  void takes_either_text_or_lines() {
    assertThat(errors(game("", "{\"id\": \"it\", \"story\": {}, \"next\": \"done\"}")))
        .containsExactly("SCHEMA /nodes/1/story");
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "story": {"text": "A", "lines": [{"text": "B"}]}, "next": "done"}
                    """)))
        .containsExactly("SCHEMA /nodes/1/story");
    assertThat(
            errors(
                game(
                    "",
                    "{\"id\": \"it\", \"story\": {\"text\": \"A\", \"pick\": \"first\"}, \"next\": \"done\"}")))
        .containsExactly("SCHEMA /nodes/1/story/pick");
  }

  @Test
  void refuses_two_lines_of_one_name() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "story": {"lines": [{"text": "A"}, {"id": "1", "text": "B"}]}, "next": "done"}
                    """)))
        .containsExactly("SCHEMA /nodes/1/story/lines/1");
  }
}
