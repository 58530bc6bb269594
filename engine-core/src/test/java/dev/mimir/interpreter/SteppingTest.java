package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.all;
import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Events.in;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.list;
import static dev.mimir.scenario.Events.shown;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.engine.SessionView.Paused;
import dev.mimir.graph.Graph;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Amend;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionCommand.Step;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.Status;
import dev.mimir.shared.SharedReader;
import dev.mimir.tiny.Tiny;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SteppingTest {
  private static final Step STEP = new Step(null, false, null);
  private static final Step ON = new Step(null, true, null);

  private static GraphBuilder inn() {
    return graph()
        .variable("gold", "int", 1)
        .node("hall", "say", "You have {{ gold }}.")
        .node("rich", "if", "gold > 2")
        .edge("rich", "yes", "bed")
        .edge("rich", "no", "ask")
        .node("bed", "say", "A bed.")
        .edge("bed", "ask")
        .node("ask", "ask", List.of(config("id", "again"), config("id", "stop")))
        .edge("ask", "again", "hall")
        .edge("hall", "rich");
  }

  /// Where the first node after the start is about to run.
  private static Scenario debugged(GraphBuilder graph) {
    return given(graph).debugged(true).whenStarted().commanding(STEP);
  }

  private static Step before(String node) {
    return new Step(null, true, node);
  }

  @Test
  void a_session_is_paused_before_its_first_node() {
    Scenario begun = given(inn()).debugged(true).whenStarted();
    assertThat(begun.session().status()).isEqualTo(Status.PAUSED);
    assertThat(begun.view().status()).isEqualTo("paused");
    assertThat(begun.view().paused()).containsExactly(new Paused("", "_start", "start"));
  }

  @Test
  void a_step_runs_one_node_and_names_the_next() {
    Scenario hall = debugged(inn()).then(event("entered hall"), event("paused hall"));
    assertThat(hall.view().paused()).containsExactly(new Paused("", "hall", "say"));
    assertThat(hall.view().output()).isEmpty();
    hall.commanding(STEP)
        .then(shown("hall", "You have 1."), left("hall"), entered("rich"), event("paused rich"));
  }

  @Test
  void a_node_that_waits_is_answered_as_ever_and_the_pause_is_before_the_next() {
    Scenario asked = debugged(inn()).commanding(STEP).commanding(STEP).commanding(STEP);
    asked.then(event("waits ask again, stop"));
    assertThat(asked.view().status()).isEqualTo("awaiting_input");
    assertThat(asked.view().paused()).isNull();
    asked
        .choosing("again")
        .then(left("ask", "again"), entered("hall"), event("paused hall"))
        .commanding(before("ask"))
        .thenAmong(shown("hall", "You have 1."), entered("ask"), event("paused ask"));
  }

  @Test
  void the_turn_runs_on_to_the_next_wait() {
    debugged(inn())
        .commanding(ON)
        .thenAmong(shown("hall", "You have 1."), event("waits ask again, stop"))
        .choosing("stop")
        .commanding(ON)
        .thenEnded("end");
  }

  @Test
  void variables_that_change_between_steps_change_what_comes() {
    debugged(inn())
        .commanding(STEP)
        .commanding(new Amend(Map.of("gold", 9L), "to see the bed"))
        .commanding(STEP)
        .then(left("rich", "yes"), entered("bed"), event("paused bed"));
  }

  @Test
  void what_is_not_paused_cannot_be_stepped() {
    given(inn()).whenStarted().commanding(STEP).thenRefused(Rejection.NotPossible.class);
    Scenario asked = debugged(inn()).commanding(ON);
    long waitId = asked.session().waits().getFirst().waitId();
    asked
        .commanding(STEP)
        .thenRefused(Rejection.NotExpected.class)
        .saying("'ask' waits for an answer (wait " + waitId + ")");
    debugged(inn())
        .commanding(before("cellar"))
        .thenRefused(Rejection.NotPossible.class)
        .saying("no node 'cellar'");
    debugged(inn())
        .commanding(new Step("f:a", false, null))
        .thenRefused(Rejection.NotPossible.class)
        .saying("paused are ''");
  }

  @Test
  void an_incident_has_to_be_resolved_first() {
    Scenario stuck = debugged(graph().node("b", "boom", "fail")).commanding(STEP);
    assertThat(stuck.session().status()).isEqualTo(Status.INCIDENT);
    stuck.commanding(STEP).thenRefused(Rejection.NotPossible.class).saying("incident at 'b'");
  }

  @Test
  void an_effect_comes_back_to_its_node() {
    Scenario asked = debugged(graph().node("o", "outside", "hello")).commanding(STEP);
    assertThat(asked.session().status()).isEqualTo(Status.WORKING);
    asked.commanding(STEP).thenRefused(Rejection.NotExpected.class).saying("an effect");
    asked
        .completing(Map.of("answer", "hi"))
        .thenAmong(left("o"), entered("end"), event("paused end"))
        .commanding(STEP)
        .then(ended("end", "end"));
  }

  private static GraphBuilder two() {
    return graph()
        .node("f", "fork", config("branches", config("a", "#one", "b", "#one")))
        .fragment("one", graph().node("s", "say", "Hm.").node("t", "say", "Well.").edge("s", "t"));
  }

  @Test
  void branches_are_stepped_each_by_itself() {
    Scenario both = debugged(two()).commanding(STEP);
    assertThat(both.view().paused())
        .containsExactly(
            new Paused("f:a", "_start", "start"), new Paused("f:b", "_start", "start"));
    Scenario other = both.commanding(new Step("f:b", false, null));
    other.then(in("f:b", entered("s"), event("paused s")));
    assertThat(other.view().paused()).extracting(Paused::nodeId).containsExactly("_start", "s");
    other
        .commanding(before("f:a/t"))
        .thenAmong(all(in("f:a", shown("s", "Hm."), left("s"), entered("t"), event("paused t"))));
  }

  @Test
  void the_starter_of_branches_goes_on_when_they_have_ended() {
    Scenario scenario = debugged(two()).commanding(STEP).commanding(ON);
    assertThat(scenario.view().paused()).extracting(Paused::frame).containsExactly("f:b");
    scenario
        .commanding(ON)
        .thenAmong(all(list(event("branch ended f b by end"), left("f")), list(entered("end"))))
        .thenEnded("end");
  }

  @Test
  void a_suspended_session_is_paused_again_when_it_is_resumed() {
    Scenario resting = debugged(inn()).commanding(new Suspend(null));
    resting.commanding(STEP).thenRefused(Rejection.IsSuspended.class);
    Scenario going = resting.commanding(new Resume(null));
    assertThat(going.session().status()).isEqualTo(Status.PAUSED);
    going.commanding(STEP).thenAmong(shown("hall", "You have 1."));
  }

  @Test
  void a_save_point_brings_back_the_pause() {
    Scenario saved = debugged(inn()).commanding(new Save("camp"));
    long at = saved.session().sequence();
    Scenario back = saved.commanding(ON).commanding(new Restore(at));
    back.then(event("cancelled ask restored"), event("paused hall"));
    assertThat(back.view().paused()).containsExactly(new Paused("", "hall", "say"));
  }

  private static final Chance CHANCE = Chance.of(Seed.of(new byte[Seed.LENGTH]));

  private static Graph compiled(GraphBuilder graph) {
    return Tiny.STAGE.graph(graph.json());
  }

  private static Session after(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).after();
  }

  private static Session forked(Session parent, boolean debug) {
    Graph graph = compiled(inn());
    Fork fork = new Fork("parent", 1, graph.contentHash(), List.of(), debug);
    return after(
        Forking.fork(fork, parent, graph, graph, CHANCE, Instant.EPOCH, SharedReader.NOTHING));
  }

  @Test
  void a_fork_is_debugged_only_when_it_is_asked_for() {
    Scenario parent = debugged(inn()).commanding(new Save("camp"));
    Restore camp = new Restore(parent.session().sequence());
    Session plain = forked(parent.session(), false);
    assertThat(plain.status()).isEqualTo(Status.AWAITING_INPUT);
    Session back = after(Interpreter.decide(camp, plain, compiled(inn()), CHANCE, Instant.EPOCH));
    assertThat(back.status()).isEqualTo(Status.AWAITING_INPUT);
    assertThat(forked(parent.session(), true).status()).isEqualTo(Status.PAUSED);
    assertThat(forked(given(inn()).whenStarted().session(), true).status())
        .isEqualTo(Status.AWAITING_INPUT);
  }

  @Test
  void a_session_that_is_moved_stays_paused() {
    Session before = debugged(graph().node("hall", "say", "A hall.")).session();
    Graph from = compiled(graph().node("hall", "say", "A hall."));
    Graph to = compiled(graph().node("yard", "say", "A yard."));
    Move move = new Move(2, to.contentHash(), Map.of("hall", "yard"), null);
    Session moved =
        after(Moving.move(move, before, from, to, CHANCE, Instant.EPOCH, SharedReader.NOTHING));
    assertThat(moved.status()).isEqualTo(Status.PAUSED);
    Session end = after(Interpreter.decide(STEP, moved, to, CHANCE, Instant.EPOCH));
    assertThat(Views.of("session", end, to).output()).hasSize(1);
  }
}
