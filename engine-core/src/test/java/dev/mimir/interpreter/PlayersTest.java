package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import dev.mimir.session.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayersTest {
  private static GraphBuilder waiting(Object... config) {
    return graph()
        .variable("here", "list", List.of())
        .node("e", "everyone", config(config).put("into", "here"));
  }

  private static Scenario played(GraphBuilder graph, String... players) {
    return given(graph).playedBy(players).whenStarted();
  }

  private static Join join(String id) {
    return new Join(Player.named(id, id));
  }

  @Test
  void all_have_to_answer_in_any_order() {
    Scenario one = played(waiting(), "ann", "ben").as("ben").choosing("here").then();
    assertThat(one.session().status()).isEqualTo(Status.AWAITING_INPUT);
    one.as("ben").choosing("here").thenRefused(Rejection.NotExpected.class);
    one.as("ann").choosing("here").thenVariable("here", List.of("ben", "ann")).thenEnded("end");
  }

  @Test
  void as_many_as_are_needed_are_enough() {
    played(waiting("needed", 2), "ann", "ben", "cleo")
        .as("cleo")
        .choosing("here")
        .as("ann")
        .choosing("here")
        .thenVariable("here", List.of("cleo", "ann"))
        .thenEnded("end");
  }

  @Test
  void a_player_who_joins_meanwhile_has_to_answer_too() {
    played(waiting(), "ann", "ben")
        .as("ann")
        .choosing("here")
        .commanding(join("cleo"))
        .as("ben")
        .choosing("here")
        .then()
        .as("cleo")
        .choosing("here")
        .thenEnded("end");
  }

  @Test
  void when_the_last_who_was_waited_for_leaves_it_goes_on() {
    played(waiting(), "ann", "ben")
        .as("ann")
        .choosing("here")
        .commanding(new Leave("ben"))
        .thenAmong(event("settled e"), event("left e by next"))
        .thenVariable("here", List.of("ann"))
        .thenEnded("end");
  }

  @Test
  void a_player_who_leaves_before_anyone_answered_is_not_waited_for() {
    played(waiting(), "ann", "ben")
        .commanding(new Leave("ben"))
        .then()
        .as("ann")
        .choosing("here")
        .thenEnded("end");
  }

  @Test
  void at_the_deadline_it_goes_on_without_those_who_never_came() {
    played(waiting("timeout", "PT1M").edge("e", "timeout", "late"), "ann", "ben")
        .as("ann")
        .choosing("here")
        .expiring()
        .thenAmong(event("left e by timeout"))
        .thenEnded("late");
  }

  @Test
  void who_cannot_join_or_leave_is_told_why() {
    Scenario full = played(waiting().with("players", config("min", 1, "max", 2)), "ann", "ben");
    full.commanding(join("cleo")).thenRefused(Rejection.NotPossible.class).saying("at most 2");
    full.commanding(new Leave("cleo")).thenRefused(Rejection.NotPossible.class);
    Scenario alone = full.commanding(new Leave("ben"));
    alone.commanding(new Leave("ann")).thenRefused(Rejection.NotPossible.class);
    alone.commanding(join("ann")).thenRefused(Rejection.NotPossible.class).saying("two players");
  }
}
