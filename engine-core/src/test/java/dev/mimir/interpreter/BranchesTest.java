package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.all;
import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Events.in;
import static dev.mimir.scenario.Events.list;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.Status;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class BranchesTest {
  private static final List<ObjectNode> GO = List.of(config("id", "go"));

  private static GraphBuilder forking(Object... more) {
    ObjectNode config = config("branches", config("a", "#talk", "b", "#work"));
    config.setAll(config(more));
    return graph()
        .variable("heard", "list", List.of())
        .node("f", "fork", config)
        .fragment("talk", graph().node("q", "ask", GO).edge("q", "go", "said"))
        .fragment("work", graph().node("o", "outside", "hello"));
  }

  private static Scenario forked(Object... more) {
    return given(forking(more)).whenStarted();
  }

  @Test
  void branches_begin_beside_each_other_and_the_node_is_left_when_all_ended() {
    Scenario both =
        forked()
            .then(
                all(
                    list(event("entered f"), event("branched f [a, b]")),
                    in("f:a", event("entered q"), event("waits q go")),
                    in("f:b", event("entered o"), event("requested o echo"))));
    assertThat(both.session().status()).isEqualTo(Status.AWAITING_INPUT);
    both.choosing("go")
        .then(
            all(
                in("f:a", event("left q by go"), event("entered said")),
                list(event("branch ended f a by said"), event("branched f []"))))
        .completing(Map.of("answer", "hi"))
        .thenAmong(event("branch ended f b by end"), event("left f by next"))
        .thenEnded("end");
  }

  @Test
  void the_first_to_end_cancels_the_rest_and_what_it_waited_for() {
    Scenario both = forked("enough", 1);
    long effect = both.session().waits().getLast().waitId();
    both.choosing("go")
        .thenAmong(
            event("branch ended f a by said"),
            event("f:b: cancelled o branch_cancelled"),
            event("branch cancelled f b"),
            event("left f by next"))
        .thenEnded("end");
    Scenario other = forked("enough", 1).completing(Map.of());
    other.thenAmong(event("f:a: cancelled q branch_cancelled"));
    both.choosing("go")
        .commanding(new Complete(effect, 1, Map.of(), List.of()))
        .thenRefused(Rejection.HasEnded.class);
  }

  @Test
  void a_late_result_for_a_cancelled_branch_is_refused() {
    GraphBuilder graph = forking("enough", 1).edge("f", "w").node("w", "ask", GO);
    Scenario both = given(graph).whenStarted();
    long effect = both.session().waits().getLast().waitId();
    both.choosing("go")
        .commanding(new Complete(effect, 1, Map.of(), List.of()))
        .thenRefused(Rejection.WaitNotOpen.class);
  }

  @Test
  void what_the_branches_leave_is_collected_as_they_end() {
    given(
            graph()
                .variable("heard", config("type", "list", "of", "int"))
                .node(
                    "f",
                    "fork",
                    config(
                        "branches",
                        config("x", "#one", "y", "#two"),
                        "value",
                        "n * 10",
                        "into",
                        "heard"))
                .fragment("one", counting(1))
                .fragment("two", counting(2)))
        .whenStarted()
        .thenVariable("heard", List.of(10, 20))
        .thenEnded("end");
  }

  private static GraphBuilder counting(int n) {
    return graph()
        .entry("variables", "n", config("type", "int"))
        .node("s", "set", config("set", config("n", n)));
  }

  @Test
  void calls_within_branches_come_back_to_them() {
    given(
            graph()
                .variable("n", "int", 0)
                .node("f", "fork", config("branches", config("a", "#outer", "b", "#outer")))
                .fragment("outer", graph().node("c", "call", "#inner"))
                .fragment(
                    "inner",
                    graph()
                        .node("p", "pause", "PT1S")
                        .edge("p", "s")
                        .node("s", "set", config("set", config("n", "n + 1")))))
        .whenStarted()
        .expiring()
        .thenAmong(
            event("f:a/c: left p by next"),
            event("f:a: returned c by end"),
            event("branch ended f a by end"))
        .expiring()
        .thenVariable("n", 2)
        .thenEnded("end");
  }

  @Test
  void a_branch_that_fails_is_passed_over_when_the_node_skips_it() {
    GraphBuilder graph =
        forking("skip", true)
            .fragment("work", graph().node("c", "call", "#deep"))
            .fragment("deep", graph().node("o", "outside", "hello"));
    given(graph)
        .whenStarted()
        .failing("DOWN", false)
        .thenAmong(event("branch ended f b by null"), event("branched f []"))
        .choosing("go")
        .thenEnded("end");
  }

  @Test
  void a_branch_that_fails_leaves_its_node_by_error_when_that_is_connected() {
    given(forking().edge("f", "error", "sorry"))
        .whenStarted()
        .failing("DOWN", false)
        .thenAmong(
            event("f:a: cancelled q branch_cancelled"),
            event("branch cancelled f a"),
            event("branch cancelled f b"),
            event("left f by error"))
        .thenEnded("sorry");
  }

  @Test
  void else_it_is_an_incident_of_the_branch_and_the_others_stand_still() {
    Scenario down = forked().failing("DOWN", false).thenIncident("DOWN", "o");
    down.choosing("go").then(event("f:a: left q by go"));
    down.choosing("go")
        .commanding(new Resolve(Action.SKIP, "next", null, null))
        .thenAmong(event("branch ended f a by said"), event("branch ended f b by end"))
        .thenEnded("end");
  }

  @Test
  void a_second_incident_comes_up_when_the_first_is_resolved() {
    GraphBuilder graph =
        graph()
            .node("f", "fork", config("branches", config("a", "#work", "b", "#work")))
            .fragment("work", graph().node("o", "outside", "hello"));
    Scenario both = given(graph).whenStarted();
    List<Wait> waits = both.session().waits();
    Scenario down =
        both.naming(waits.getFirst().waitId())
            .failing("DOWN", false)
            .naming(waits.getLast().waitId())
            .failing("DOWN", false);
    assertThat(down.last(IncidentRaised.class).frame()).isEqualTo("f:a");
    down.commanding(new Resolve(Action.SKIP, "next", null, null))
        .thenAmong(event("f:b: requested o echo"))
        .failing("DOWN", false)
        .thenIncident("DOWN", "o")
        .commanding(new Resolve(Action.SKIP, "next", null, null))
        .thenEnded("end");
  }

  private static GraphBuilder forEach() {
    return graph()
        .node("f", "fork", config("each", "#mine"))
        .fragment("mine", graph().node("q", "ask", GO).edge("q", "go", "done"));
  }

  @Test
  void a_branch_that_is_bound_asks_its_player_alone() {
    Scenario both = given(forEach()).playedBy("ann", "ben").whenStarted();
    long anns = both.session().waits().getFirst().waitId();
    both.as("ben").naming(anns).choosing("go").thenRefused(Rejection.NotExpected.class);
    both.as("ben")
        .choosing("go")
        .thenAmong(event("branch ended f ben by done"))
        .as("ann")
        .choosing("go")
        .thenEnded("end");
  }

  @Test
  void the_branch_of_a_player_who_leaves_ends_with_nothing() {
    given(forEach())
        .playedBy("ann", "ben")
        .whenStarted()
        .commanding(new Leave("ben"))
        .thenAmong(
            event("f:ben: cancelled q branch_cancelled"), event("branch ended f ben by null"))
        .choosing("go")
        .thenEnded("end");
  }

  @Test
  void branches_within_the_branch_of_a_player_who_leaves_end_with_it() {
    GraphBuilder graph =
        forEach()
            .fragment("inner", graph().node("q", "ask", GO).edge("q", "go", "done"))
            .fragment("mine", graph().node("g", "fork", config("each", "#inner")));
    Scenario left = given(graph).playedBy("ann", "ben").whenStarted().commanding(new Leave("ben"));
    assertThat(left.session().positions())
        .extracting(p -> p.frame())
        .containsExactly("", "f:ann", "f:ann/g:ann");
    left.choosing("go").thenEnded("end");
  }

  @Test
  void an_incident_in_the_branch_of_a_player_who_leaves_is_gone_with_it() {
    GraphBuilder graph = forEach().fragment("mine", graph().node("o", "outside", "hello"));
    Scenario down = given(graph).playedBy("ann", "ben").whenStarted();
    long bens = down.session().waits().getLast().waitId();
    Session left = down.naming(bens).failing("DOWN", false).commanding(new Leave("ben")).session();
    assertThat(left.incident()).isNull();
    assertThat(left.status()).isEqualTo(Status.WORKING);
  }

  @Test
  void a_player_who_joins_is_not_asked_in_the_branch_of_another() {
    Scenario one = given(forEach()).playedBy("ann").whenStarted();
    Scenario two = one.commanding(new Join(Player.named("ben", "Ben")));
    assertThat(two.session().waits().getFirst().awaited().players()).containsExactly("ann");
  }

  @Test
  void draws_in_branches_are_told_apart_by_their_frames() {
    GraphBuilder graph =
        graph()
            .node("f", "fork", config("branches", config("a", "#r", "b", "#r")))
            .fragment("r", graph().node("d", "roll", "1d1000"));
    List<DiceRolled> rolls =
        given(graph).seeded(Seed.of(new byte[Seed.LENGTH])).whenStarted().events().stream()
            .filter(DiceRolled.class::isInstance)
            .map(DiceRolled.class::cast)
            .toList();
    assertThat(rolls).hasSize(2).extracting(r -> r.total()).doesNotHaveDuplicates();
  }
}
