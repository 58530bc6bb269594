package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.event;
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
import dev.mimir.session.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RestoreTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /// Saves, rolls, asks, and may go back.
  private static GraphBuilder saving() {
    return graph()
        .variable("luck", "int", 0)
        .node("s", "keep", "save")
        .edge("s", "d")
        .node("d", "roll", config("notation", "1d1000000", "into", "luck"))
        .edge("d", "q")
        .node("q", "ask", choices("back", "on"))
        .edge("q", "back", "l")
        .edge("q", "on", "end")
        .node("l", "keep", "load");
  }

  private static List<ObjectNode> choices(String... ids) {
    return List.of(ids).stream().map(id -> config("id", id, "once", id.equals("once"))).toList();
  }

  private static Scenario fair(GraphBuilder graph) {
    return given(graph).seeded(Seed.of(new byte[Seed.LENGTH])).whenStarted();
  }

  @Test
  void a_restore_goes_on_where_it_was_saved_with_other_draws() {
    Scenario first = fair(saving());
    Session before = first.session();
    Scenario again =
        first
            .choosing("back")
            .thenAmong(
                event("left q by back"),
                event("entered l"),
                event("restored a"),
                event("entered d"),
                event("waits q back, on"));
    Session after = again.session();
    assertThat(after.epoch()).isEqualTo(1);
    assertThat(after.turn()).isEqualTo(before.turn() + 1);
    assertThat(after.sequence()).isGreaterThan(before.sequence());
    assertThat(after.world().frame("").visits("d")).isEqualTo(1);
    assertThat(after.world().frame("").visits("l")).isZero();
    assertThat(again.variable("luck")).isNotEqualTo(first.variable("luck"));
    assertThat(again.last(DiceRolled.class).epoch()).isEqualTo(1);
    again.choosing("back").choosing("on").thenEnded("end");
    assertThat(again.choosing("back").session().epoch()).isEqualTo(2);
  }

  @Test
  void variables_and_used_choices_come_back() {
    GraphBuilder graph =
        graph()
            .variable("n", "int", 1)
            .node("s", "keep", "save")
            .edge("s", "q")
            .node("q", "ask", choices("once", "back"))
            .edge("q", "once", "w")
            .edge("q", "back", "l")
            .node("w", "set", config("set", config("n", "n + 1")))
            .edge("w", "q")
            .node("l", "keep", "load");
    given(graph)
        .whenStarted()
        .choosing("once")
        .thenVariable("n", 2)
        .thenAwaits("back")
        .choosing("back")
        .thenVariable("n", 1)
        .thenAwaits("once", "back");
  }

  @Test
  void without_a_save_it_leaves_by_missing() {
    GraphBuilder graph = graph().node("l", "keep", "load");
    given(graph).whenStarted().thenIncident("PORT_NOT_CONNECTED", "l");
    given(graph.edge("l", "missing", "nothing")).whenStarted().thenEnded("nothing");
  }

  @Test
  void slots_are_told_apart_and_a_later_save_replaces_an_earlier_one() {
    GraphBuilder graph =
        graph()
            .variable("n", "int", 1)
            .node("s", "keep", config("op", "save", "slot", "x"))
            .edge("s", "w")
            .node("w", "set", config("set", config("n", "n + 1")))
            .edge("w", "q")
            .node("q", "ask", choices("save", "other", "back"))
            .edge("q", "save", "s")
            .edge("q", "other", "o")
            .edge("q", "back", "l")
            .node("o", "keep", config("op", "load", "slot", "y"))
            .edge("o", "missing", "nothing")
            .node("l", "keep", config("op", "load", "slot", "x"));
    Scenario saved = given(graph).whenStarted().choosing("save").thenVariable("n", 3);
    saved.choosing("back").thenVariable("n", 3);
    saved.choosing("other").thenEnded("nothing");
  }

  /// Two branches: one waits for time, or works; the other saves and may go back.
  private static GraphBuilder beside(String type, Object config) {
    return graph()
        .node("f", "fork", config("branches", config("a", "#other", "b", "#keeper")))
        .fragment("other", graph().node("p", type, config))
        .fragment(
            "keeper",
            graph()
                .node("s", "keep", "save")
                .edge("s", "q")
                .node("q", "ask", choices("back", "on"))
                .edge("q", "back", "l")
                .node("l", "keep", "load"));
  }

  @Test
  void open_waits_are_opened_anew_with_their_full_durations() {
    Scenario first = given(beside("pause", "PT1M")).whenStarted();
    Wait timer = first.session().waits().getFirst();
    Scenario again =
        first
            .at(NOON.plusSeconds(40))
            .choosing("back")
            .thenAmong(
                event("f:a: cancelled p restored"),
                event("f:b: restored a"),
                event("f:a: waits p null"));
    Wait anew = again.session().waits().getFirst();
    assertThat(anew.waitId()).isGreaterThan(timer.waitId());
    assertThat(anew.since()).isEqualTo(NOON.plusSeconds(40));
    assertThat(Duration.between(anew.since(), anew.awaited().deadline())).hasMinutes(1);
    again.expiring().thenAmong(event("branch ended f a by end"));
  }

  @Test
  void saving_while_an_effect_is_under_way_is_an_incident() {
    given(beside("outside", "hello"))
        .whenStarted()
        .thenIncident("SAVED_WHILE_WORKING", "s")
        .completing(Map.of())
        .commanding(new Resolve(Action.RETRY, null, null, null))
        .thenAmong(event("f:b: saved a"));
  }

  @Test
  void open_effects_are_cancelled_and_their_late_results_refused() {
    GraphBuilder graph =
        graph()
            .node("s", "keep", "save")
            .edge("s", "f")
            .node("f", "fork", config("branches", config("a", "#work", "b", "#back")))
            .fragment("work", graph().node("o", "outside", "hello"))
            .fragment(
                "back",
                graph()
                    .node("q", "ask", choices("back"))
                    .edge("q", "back", "l")
                    .node("l", "keep", "load"));
    Scenario first = given(graph).whenStarted();
    long effect = first.session().waits().getFirst().waitId();
    Scenario again =
        first
            .choosing("back")
            .thenAmong(event("f:a: cancelled o restored"), event("f:a: requested o echo"));
    again
        .commanding(new Complete(effect, 1, Map.of(), List.of()))
        .thenRefused(Rejection.WaitNotOpen.class);
    again.completing(Map.of()).thenAmong(event("branch ended f a by end"));
  }

  @Test
  void those_who_play_now_are_asked_and_not_those_who_played_then() {
    GraphBuilder graph =
        graph()
            .node("f", "fork", config("branches", config("a", "#all", "b", "#keeper")))
            .fragment("all", graph().node("e", "everyone"))
            .fragment(
                "keeper",
                graph()
                    .node("s", "keep", "save")
                    .edge("s", "q")
                    .node("q", "ask", choices("back"))
                    .edge("q", "back", "l")
                    .node("l", "keep", "load"));
    Scenario again =
        given(graph)
            .playedBy("ann", "ben")
            .whenStarted()
            .commanding(new Join(Player.named("cleo", "Cleo")))
            .commanding(new Leave("ben"))
            .naming(waitOf("q", given(graph).playedBy("ann", "ben").whenStarted()))
            .as("ann")
            .choosing("back");
    assertThat(again.session().waits())
        .allSatisfy(wait -> assertThat(wait.awaited().players()).containsExactly("ann", "cleo"));
  }

  @Test
  void the_branch_of_a_player_who_has_left_since_is_not_brought_back() {
    GraphBuilder graph =
        graph()
            .node("f", "fork", config("each", "#mine"))
            .edge("f", "t")
            .node("t", "ask", choices("stop"))
            .fragment(
                "mine",
                graph()
                    .node("q", "ask", choices("save", "back", "on"))
                    .edge("q", "save", "s")
                    .edge("q", "back", "l")
                    .node("s", "keep", "save")
                    .edge("s", "q")
                    .node("l", "keep", "load"));
    Scenario again =
        given(graph)
            .playedBy("ann", "ben")
            .whenStarted()
            .as("ann")
            .choosing("save")
            .commanding(new Leave("ben"))
            .as("ann")
            .choosing("back")
            .thenAmong(event("branch ended f ben by null"));
    assertThat(again.session().positions()).hasSize(2);
    again.as("ann").choosing("on").thenAwaits("stop");
  }

  private static long waitOf(String node, Scenario scenario) {
    return scenario.session().waits().stream()
        .filter(wait -> wait.node().equals(node))
        .findFirst()
        .orElseThrow()
        .waitId();
  }

  @Test
  void an_ended_session_refuses_all() {
    fair(saving()).choosing("on").choosing("back").thenRefused(Rejection.HasEnded.class);
  }
}
