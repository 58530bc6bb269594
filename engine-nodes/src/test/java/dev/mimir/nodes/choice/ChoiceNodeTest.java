package dev.mimir.nodes.choice;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand;
import org.junit.jupiter.api.Test;

class ChoiceNodeTest {
  @Test
  void leaves_by_the_choice_taken() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "choice": {"prompt": "Well?", "choices": [
                  {"id": "go", "text": "Go", "key": "'g'"}, {"id": "stay", "text": "Stay", "next": "other"}]}, "next": "done"}
                """))
        .start()
        .then("asks 'Well?' [go 'Go' key g, stay 'Stay']")
        .choose("stay")
        .then("it -> stay", "ended other");
  }

  @Test
  void refuses_what_is_not_offered() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "choice": {"choices": [
                  {"id": "go", "text": "Go"}, {"id": "shut", "text": "Open", "when": "turn > 5", "locked": true}]}, "next": "done"}
                """))
        .start()
        .refuses(Answer.choice("fly"))
        .refuses(Answer.choice("shut"))
        .refuses(Answer.text("player", "go"))
        .refuses(Answer.value(1L))
        .choose("go")
        .then("it -> go", "ended done");
  }

  @Test
  void what_does_not_hold_is_absent_or_locked() {
    Play.of(
            game(
                "\"variables\": {\"coins\": {\"type\": \"int\", \"initial\": 1}}",
                """
                {"id": "it", "choice": {"choices": [
                  {"id": "a", "text": "A", "when": "coins > 1"},
                  {"id": "b", "text": "B", "when": "coins > 2", "locked": "You have {{ coins }}."},
                  {"id": "c", "text": "C", "when": "coins > 3", "locked": true},
                  {"id": "d", "text": "D", "when": "coins == 1", "locked": "No."}]}, "next": "done"}
                """))
        .start()
        .then("asks [d 'D'] locked [b 'B' (You have 1.), c 'C' ()]");
  }

  @Test
  void a_choice_is_used_up_when_taken_and_not_when_offered() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "choice": {"choices": [
                  {"id": "ask", "text": "Ask", "once": true, "next": "it"},
                  {"id": "sing", "text": "Sing", "once": true, "locked": "Enough.", "next": "it"},
                  {"id": "go", "text": "Go"}]}, "next": "done"}
                """))
        .start()
        .choose("sing")
        .then("it -> sing", "asks [ask 'Ask', go 'Go'] locked [sing 'Sing' (Enough.)]")
        .choose("ask")
        .then("it -> ask", "asks [go 'Go'] locked [sing 'Sing' (Enough.)]");
  }

  @Test
  void offers_one_choice_for_each_element() {
    Play.of(
            game(
                """
                "variables": {"coins": {"type": "int", "initial": 3}},
                "data": {"goods": [{"id": "rope", "price": 2}, {"id": "lamp", "price": 4}]}
                """,
                """
                {"id": "it", "choice": {"choices": [
                  {"id": "buy", "each": "data.goods", "as": "thing", "key": "thing.id", "once": true,
                   "text": "A {{ thing.id }}", "when": "thing.price <= coins", "locked": "It is {{ thing.price }}.",
                   "next": [{"id": "sold", "story": "{{ input.item.id }}, {{ input.choice }}", "next": "it"}]},
                  {"id": "go", "text": "Go"}]}, "next": "done"}
                """))
        .start()
        .then(
            "asks [buy:rope 'A rope' for {id=rope, price=2}, go 'Go']"
                + " locked [buy:lamp 'A lamp' (It is 4.) for {id=lamp, price=4}]")
        .choose("buy:rope")
        .then(
            "it -> buy",
            "shows 'rope, buy:rope'",
            "sold -> next",
            "asks [go 'Go'] locked [buy:rope 'A rope' (It is 2.) for {id=rope, price=2},"
                + " buy:lamp 'A lamp' (It is 4.) for {id=lamp, price=4}]");
  }

  @Test
  void elements_are_told_apart_by_themselves_or_by_their_places() {
    Play.of(each("['a', 'b']")).start().then("asks [p:a '-' for a, p:b '-' for b]");
    Play.of(each("[7, 8]")).start().then("asks [p:7 '-' for 7, p:8 '-' for 8]");
    Play.of(each("[true, true]")).start().then("asks [p:1 '-' for true, p:2 '-' for true]");
  }

  @Test
  void two_elements_of_one_key_are_an_incident() {
    Play.of(each("['a', 'a']")).start().then("incident DUPLICATE_CHOICE at it");
  }

  @Test
  void an_empty_key_is_an_incident() {
    Play.of(each("['']")).start().then("incident BAD_KEY at it");
  }

  private static String each(String list) {
    return game(
        "",
        """
        {"id": "it", "choice": {"choices": [{"id": "p", "text": "-", "each": "%s"}]}, "next": "done"}
        """
            .formatted(list));
  }

  @Test
  void leaves_by_none_when_nothing_is_open() {
    Play.of(closed("{\"next\": \"done\", \"none\": \"other\"}"))
        .start()
        .then("it -> none", "ended other");
  }

  @Test
  void nothing_open_and_nowhere_to_go_is_an_incident() {
    Play.of(closed("\"done\"")).start().then("it -> none", "incident PORT_NOT_CONNECTED at it");
  }

  private static String closed(String next) {
    return game(
        "",
        """
        {"id": "it", "choice": {"choices": [{"id": "p", "text": "-", "when": "turn > 5", "locked": "No."}]}, "next": %s}
        """
            .formatted(next));
  }

  @Test
  void words_of_a_player_stay_theirs() {
    Play.of(
            game(
                "\"variables\": {\"names\": {\"type\": \"list\", \"of\": \"string\", \"initial\": []}}",
                """
                {"id": "it", "player_input": {"prompt": "Who?", "input": {}}, "next": "keep"},
                {"id": "keep", "state": {"set": {"names": "names + [input.text]"}}, "next": "ask"},
                {"id": "ask", "choice": {"prompt": "Greet", "choices": [
                  {"id": "greet", "text": "{{ item }}", "each": "names", "key": "1"}]}, "next": "done"}
                """))
        .start()
        .say("Ann")
        .then(
            "it -> next",
            "wrote {names=[Ann]~player}",
            "keep -> next",
            "asks 'Greet' [greet:1 'Ann~player' for Ann]");
  }

  @Test
  void an_as_without_a_list_and_a_vote_of_one_are_refused() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "choice": {"players": "any", "decide": "vote",
                      "choices": [{"id": "a", "text": "A", "as": "x"}]}, "next": "done"}
                    """)))
        .containsExactlyInAnyOrder(
            "SCHEMA /nodes/1/choice/players", "SCHEMA /nodes/1/choice/choices/0/as");
  }

  private static Play vote(String members) {
    return Play.of(
            game(
                "",
                """
                {"id": "it", "choice": {%s "choices": [
                  {"id": "left", "text": "Left", "once": true, "next": "it"},
                  {"id": "buy", "text": "{{ item }}", "each": "['x', 'y']", "next": "bought"},
                  {"id": "go", "text": "Go"}]}, "next": "done"},
                {"id": "bought", "story": "{{ last.choice }}", "next": "other"}
                """
                    .formatted(members)))
        .with(Player.named("ann", "Ann"), Player.named("ben", "Ben"), Player.named("cleo", "Cleo"));
  }

  @Test
  void most_votes_win_and_use_up_the_choice() {
    vote("\"decide\": \"vote\",")
        .start()
        .choose("cleo", "go")
        .then()
        .choose("ann", "left")
        .then()
        .choose("ben", "left")
        .then(
            "voted it left {go=1, left=2}",
            "it -> left",
            "asks [buy:x 'x' for x, buy:y 'y' for y, go 'Go']");
  }

  @Test
  void a_tie_is_drawn_among_those_with_most_votes() {
    vote("\"decide\": \"vote\",")
        .drawing(2)
        .start()
        .choose("cleo", "go")
        .choose("ann", "left")
        .choose("ben", "buy:y")
        .then(
            "picked left",
            "voted it left {go=1, left=1, buy:y=1}",
            "it -> left",
            "asks [buy:x 'x' for x, buy:y 'y' for y, go 'Go']");
  }

  @Test
  void the_element_that_won_is_the_output() {
    vote("\"decide\": \"vote\",")
        .start()
        .choose("cleo", "buy:y")
        .choose("ann", "buy:y")
        .choose("ben", "go")
        .then(
            "voted it buy:y {buy:y=2, go=1}",
            "it -> buy",
            "shows 'buy:y'",
            "bought -> next",
            "ended other");
  }

  @Test
  void with_all_players_and_no_vote_the_first_answer_is_taken() {
    vote("\"players\": \"all\",")
        .start()
        .choose("cleo", "go")
        .choose("ann", "left")
        .choose("ben", "left")
        .then("voted it go {go=1, left=2}", "it -> go", "ended done");
  }

  @Test
  void at_the_timeout_the_votes_so_far_decide() {
    Play voting = vote("\"decide\": \"vote\", \"timeout\": \"PT1M\",").start();
    voting.choose("ben", "go").expire().then("voted it go {go=1}", "it -> go", "ended done");
  }

  @Test
  void at_the_timeout_without_an_answer_it_leaves_by_timeout() {
    String timed =
        """
        {"id": "it", "choice": {"timeout": "PT1M", "choices": [{"id": "go", "text": "Go"}]},
         "next": {"go": "done", "timeout": "other"}}
        """;
    Play.of(game("", timed)).start().expire().then("it -> timeout", "ended other");
    Play.of(game("", timed)).start().choose("go").then("it -> go", "ended done");
  }

  @Test
  void a_vote_is_settled_when_the_last_who_has_not_voted_leaves() {
    vote("\"decide\": \"vote\",")
        .start()
        .choose("cleo", "go")
        .choose("ann", "go")
        .command(new SessionCommand.Leave("ben"))
        .then("settled it", "voted it go {go=2}", "it -> go", "ended done");
  }

  @Test
  void accepts_what_is_the_default_anyway() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "choice": {"players": "any", "decide": "first",
                      "choices": [{"id": "a", "text": "A"}]}, "next": "done"}
                    """)))
        .isEmpty();
  }

  @Test
  void refuses_two_choices_of_one_id() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "choice": {"choices": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}]}, "next": "done"}
                    """)))
        .contains("DUPLICATE_ID /nodes/1/choice");
  }
}
