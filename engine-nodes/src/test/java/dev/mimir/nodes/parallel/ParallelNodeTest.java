package dev.mimir.nodes.parallel;

import static dev.mimir.nodes.Play.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Leave;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelNodeTest {
  /// A game whose node `it` has a config; the fragment `say` takes a name, asks, and counts.
  private static String game(String config) {
    return Play.game(
        """
        "variables": {"names": {"type": "list", "of": "string", "initial": ["a", "b", "c"]},
          "none": {"type": "list", "of": "string"}, "out": {"type": "list", "of": "string"},
          "n": {"type": "int"}},
        "fragments": {
          "say": {"inputs": {"name": {"type": "string"}}, "nodes": [
            {"id": "begin", "start": {}, "next": "ask"},
            {"id": "ask", "choice": {"choices": [{"id": "ok", "text": "{{ name }}"}]}, "next": "end"},
            {"id": "end", "end": "said"}]},
          "quick": {"inputs": {"name": {"type": "string"}}, "nodes": [
            {"id": "begin", "start": {}, "next": "end"},
            {"id": "end", "end": {"ending": "done", "text": "{{ name }}"}}]},
          "broken": {"nodes": [
            {"id": "begin", "start": {}, "next": "set"},
            {"id": "set", "state": {"set": {"n": "1 / n"}}, "next": "end"},
            {"id": "end", "end": "done"}]},
          "mine": {"inputs": {"who": {"type": "map"}}, "variables": {"text": {"type": "string"}}, "nodes": [
            {"id": "begin", "start": {}, "next": "ask"},
            {"id": "ask", "player_input": {"prompt": "{{ player.id }}?", "input": {}, "into": "text"}, "next": "end"},
            {"id": "end", "end": "done"}]}}
        """,
        "{\"id\": \"it\", \"parallel\": {%s}, \"next\": {\"next\": \"done\", \"error\": \"other\"}}"
            .formatted(config));
  }

  private static Play play(String config) {
    return Play.of(game(config));
  }

  private static final String EACH = "\"each\": \"names\", \"as\": \"name\", \"body\": ";

  @Test
  void runs_each_and_collects_in_the_order_of_the_list() {
    Play each =
        play(EACH + "\"#say\", \"collect\": {\"into\": \"out\", \"value\": \"name\"}")
            .start()
            .then("branched it [0, 1, 2]", "asks [ok 'a']", "asks [ok 'b']", "asks [ok 'c']");
    long last = each.scenario().session().waits().getLast().waitId();
    each.scenario()
        .naming(last)
        .choosing("ok")
        .choosing("ok")
        .choosing("ok")
        .thenVariable("out", List.of("a", "b", "c"))
        .thenEnded("done");
  }

  @Test
  void runs_as_many_at_once_as_it_may() {
    Play two = play(EACH + "\"#say\", \"concurrency\": 2").start();
    two.then("branched it [0, 1]", "asks [ok 'a']", "asks [ok 'b']");
    two.choose("ok")
        .then(
            "it:0/ask -> ok",
            "branch ended it 0 by said",
            "forgets",
            "branched it [2]",
            "asks [ok 'c']");
    two.choose("ok")
        .choose("ok")
        .then("it:2/ask -> ok", "branch ended it 2 by said", "it -> next", "ended done");
  }

  @Test
  void an_empty_list_goes_on_at_once() {
    play("\"each\": \"none\", \"as\": \"name\", \"body\": \"#say\"")
        .start()
        .then("it -> next", "ended done");
    play("\"each\": \"none\", \"body\": \"#say\", \"join\": \"any\"")
        .start()
        .then("it -> error", "ended other");
  }

  @Test
  void any_cancels_the_rest() {
    play("\"branches\": {\"slow\": \"#say\", \"fast\": \"#quick\"}, \"join\": \"any\"")
        .start()
        .then(
            "branched it [slow, fast]",
            "asks [ok '']",
            "shows ''",
            "branch ended it fast by done",
            "it:slow: cancelled ask branch_cancelled",
            "branch cancelled it slow",
            "it -> next",
            "ended done");
  }

  @Test
  void a_number_is_enough() {
    play(EACH + "\"#say\", \"join\": 2, \"collect\": {\"into\": \"out\", \"value\": \"name\"}")
        .start()
        .choose("ok")
        .choose("ok")
        .then(
            "it:1/ask -> ok",
            "branch ended it 1 by said",
            "wrote {out=[a, b]}",
            "it:2: cancelled ask branch_cancelled",
            "branch cancelled it 2",
            "it -> next",
            "ended done");
  }

  @Test
  void a_failed_branch_leaves_by_error() {
    play("\"branches\": {\"slow\": \"#say\", \"bad\": \"#broken\"}")
        .start()
        .then(
            "branched it [slow, bad]",
            "asks [ok '']",
            "it:slow: cancelled ask branch_cancelled",
            "branch cancelled it slow",
            "branch cancelled it bad",
            "it -> error",
            "ended other");
  }

  @Test
  void a_failed_branch_that_is_skipped_is_not_collected() {
    Play skipping =
        play("""
        "branches": {"bad": "#broken", "slow": "#say"}, "on_error": "skip",
        "collect": {"into": "out", "value": "string(turn)"}
        """)
            .start();
    skipping
        .choose("ok")
        .then(
            "it:slow/ask -> ok",
            "branch ended it slow by said",
            "wrote {out=[1]}",
            "it -> next",
            "ended done");
  }

  @Test
  void too_few_that_are_left_leave_by_error() {
    play("\"branches\": {\"bad\": \"#broken\"}, \"on_error\": \"skip\", \"join\": \"any\"")
        .start()
        .then("branched it [bad]", "branch ended it bad by null", "it -> error", "ended other");
  }

  private static Play players() {
    return play("""
    "each": "players", "as": "who", "body": "#mine",
    "collect": {"into": "out", "value": "who.id + ' ' + text"}
    """)
        .with(Player.named("ann", "Ann"), Player.named("ben", "Ben"))
        .start()
        .then("branched it [0, 1]", "asks 'ann?~ann' for TEXT", "asks 'ben?~ben' for TEXT");
  }

  @Test
  void each_of_the_players_is_bound_to_its_branch() {
    players()
        .say("ben", "tea")
        .say("ann", "milk")
        .scenario()
        .thenVariable("out", List.of("ann milk", "ben tea"))
        .thenEnded("done");
  }

  @Test
  void the_branch_of_a_player_who_leaves_is_not_collected() {
    players()
        .say("ann", "milk")
        .command(new Leave("ben"))
        .scenario()
        .thenVariable("out", List.of("ann milk"))
        .thenEnded("done");
  }

  @Test
  void what_does_not_fit_together_is_refused() {
    assertThat(errors(game(""))).containsExactly("SCHEMA /nodes/1/parallel");
    assertThat(errors(game("\"each\": \"names\"")))
        .containsExactly("SCHEMA /nodes/1/parallel/body");
    assertThat(errors(game("\"branches\": {\"A b\": \"#say\"}")))
        .containsExactly("SCHEMA /nodes/1/parallel/branches/A b");
    assertThat(errors(game("\"branches\": {\"a\": \"#say\"}, \"join\": 2")))
        .containsExactly("SCHEMA /nodes/1/parallel/join");
    assertThat(errors(game("\"branches\": {\"a\": \"#say\"}, \"as\": \"x\", \"concurrency\": 1")))
        .containsExactly("SCHEMA /nodes/1/parallel/as", "SCHEMA /nodes/1/parallel/concurrency");
    assertThat(errors(game("\"branches\": {\"a\": \"#nobody\"}")))
        .containsExactly("UNKNOWN_GRAPH /nodes/1/parallel/branches/a");
  }

  @Test
  void the_element_has_to_fit_the_input() {
    assertThat(errors(game("\"each\": \"names\", \"as\": \"other\", \"body\": \"#say\"")))
        .containsExactly("SCHEMA /nodes/1/parallel/as");
    assertThat(errors(game("\"each\": \"[1, 2]\", \"as\": \"name\", \"body\": \"#say\"")))
        .containsExactly("TYPE_MISMATCH /nodes/1/parallel/as");
  }

  @Test
  void what_is_collected_has_to_fit_its_variable() {
    assertThat(
            errors(game(EACH + "\"#say\", \"collect\": {\"into\": \"out\", \"value\": \"turn\"}")))
        .containsExactly("TYPE_MISMATCH /nodes/1/parallel/collect/into");
    assertThat(
            errors(
                game(EACH + "\"#say\", \"collect\": {\"into\": \"out\", \"value\": \"names2\"}")))
        .containsExactly("UNKNOWN_VARIABLE /nodes/1/parallel/collect/value");
  }

  @Test
  void fragments_that_lead_back_to_themselves_are_refused() {
    String looping =
        Play.game(
            """
            "fragments": {"again": {"nodes": [
              {"id": "begin", "start": {}, "next": "p"},
              {"id": "p", "parallel": {"branches": {"a": "#again"}}, "next": "end"},
              {"id": "end", "end": "done"}]}}
            """,
            "{\"id\": \"it\", \"subgraph\": \"#again\", \"next\": \"done\"}"
                .replace("\"#again\"", "{\"graph\": \"#again\"}"));
    assertThat(errors(looping)).containsExactly("SUBGRAPH_CYCLE /fragments/again/nodes/1/parallel");
  }
}
