package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.incident;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.Status;
import dev.mimir.tiny.Tiny;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentsTest {
  @ParameterizedTest
  @CsvSource({"fail, OUT_OF_TEA", "throw, NODE_FAILED", "overflow, NODE_FAILED"})
  void nothing_of_a_failed_node_remains_but_the_incident(String how, String code) {
    given(
            graph()
                .variable("ticks", "int", 0)
                .node("a", "set", config("set", config("ticks", "5")))
                .edge("a", "b")
                .node("b", "boom", config("how", how, "into", "ticks")))
        .whenStarted()
        .then(entered("a"), wrote("a", "ticks", 5), left("a"), entered("b"), incident("b", code))
        .thenIncident(code, "b")
        .thenVariable("ticks", 5);
  }

  @Test
  void an_incident_says_no_more_of_an_exception_than_its_node_type() {
    given(graph().node("b", "boom", "throw"))
        .whenStarted()
        .thenIncident("NODE_FAILED", "b")
        .saying("'boom'", "log");
  }

  @Test
  void a_port_that_leads_nowhere_is_an_incident() {
    given(graph().node("b", "boom", "nowhere"))
        .whenStarted()
        .thenIncident("PORT_NOT_CONNECTED", "b")
        .saying("'nowhere'");
  }

  @Test
  void an_expression_that_has_no_value_is_an_incident() {
    Scenario scenario =
        given(graph().variable("n", "int", 0).node("a", "set", config("set", config("n", "1 / n"))))
            .whenStarted();
    assertThat(scenario.session().status()).isEqualTo(Status.INCIDENT);
    scenario.thenVariable("n", 0);
  }

  @Test
  void a_value_outside_its_bounds_is_an_incident_or_is_clamped() {
    var up = config("set", config("n", "n + 7"));
    given(graph().variable("n", config("type", "int", "initial", 1, "max", 5)).node("a", "set", up))
        .whenStarted()
        .thenIncident("VALUE_OUT_OF_RANGE", "a")
        .saying("clamp");
    given(
            graph()
                .variable("n", config("type", "int", "initial", 1, "max", 5, "clamp", true))
                .node("a", "set", up))
        .whenStarted()
        .thenVariable("n", 5);
  }

  @Test
  void an_answer_that_leads_to_an_incident_stays_accepted() {
    given(
            graph()
                .variable("n", config("type", "int", "max", 5))
                .node("ask", "enter", config("input", config("type", "int"), "into", "n")))
        .whenStarted()
        .answering(9)
        .then(incident("ask", "VALUE_OUT_OF_RANGE"))
        .answering(3)
        .thenRefused(Rejection.NotExpected.class);
  }

  @Test
  void a_turn_runs_ten_thousand_nodes_and_no_more() {
    Graph loop =
        Tiny.STAGE.graph(
            graph()
                .variable("n", "int", 0)
                .node("up", "set", config("set", config("n", "n + 1")))
                .edge("up", "up")
                .json());
    Start start = new Start("g", 1, "hash", List.of(), Map.of(), null, "");
    Chance chance = Chance.of(Seed.of(new byte[Seed.LENGTH]));
    Decision.Accepted turn =
        (Decision.Accepted) Interpreter.start(start, loop, chance, Instant.EPOCH);
    assertThat(turn.after().world().variables()).containsEntry("n", 9_999L);
    assertThat(turn.after().incident())
        .isNotNull()
        .extracting(IncidentRaised::code)
        .isEqualTo("TURN_TOO_LONG");
    assertThat(Session.of(turn.events())).isEqualTo(turn.after());
  }

  @Test
  void values_that_grow_beyond_all_bounds_are_an_incident() {
    given(
            graph()
                .variable("s", "string", "x".repeat(40_000))
                .node("a", "set", config("set", config("s", "s + s"))))
        .whenStarted()
        .thenIncident("EXPRESSION_LIMIT", "a");
  }

  @Test
  void writes_that_are_too_large_for_an_event_are_an_incident() {
    var graph = graph().variable("s", "string", "€".repeat(40_000));
    var values = config();
    for (int i = 0; i < 4; i++) {
      graph.variable("v" + i, "string", "");
      values.put("v" + i, "s");
    }
    given(graph.node("a", "set", config("set", values)))
        .whenStarted()
        .thenIncident("TOO_LARGE", "a")
        .thenVariable("v0", "");
  }
}
