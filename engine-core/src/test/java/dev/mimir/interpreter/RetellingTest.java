package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.engine.Evaluations.Evaluated;
import dev.mimir.graph.Graph;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.tiny.Tiny;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetellingTest {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);

  /// What the expressions of the first turn came to.
  private static List<Evaluated> first(GraphBuilder graph, long after, int limit) {
    Scenario scenario = given(graph).seeded(SEED).whenStarted();
    return told(graph, scenario.events(), Session.NONE, after, limit);
  }

  private static List<Evaluated> first(GraphBuilder graph) {
    return first(graph, -1, 100);
  }

  private static List<Evaluated> told(
      GraphBuilder graph, List<SessionEvent> turn, Session before, long after, int limit) {
    Graph compiled = Tiny.STAGE.graph(graph.json());
    EvaluationLog log = new EvaluationLog(after, limit);
    Decision again = new Retelling(_ -> compiled, Chance.of(SEED), log).turn(turn, before);
    assertThat(((Decision.Accepted) again).events()).isEqualTo(turn);
    return log.taken();
  }

  private static GraphBuilder shop() {
    return graph()
        .variable("gold", "int", 5)
        .entry("variables", "rich", config("type", "bool", "is", "gold > 3"))
        .node("pay", "set", config("set", config("gold", "gold - 1")))
        .node("look", "if", "rich && gold < 9")
        .edge("look", "yes", "told")
        .node("told", "say", "{% if rich %}You have {{ gold }}.{% endif %}")
        .edge("pay", "look");
  }

  @Test
  void every_expression_is_told_with_what_it_read() {
    List<Evaluated> told = first(shop());
    assertThat(told)
        .extracting(Evaluated::nodeId, Evaluated::expression, Evaluated::value, Evaluated::reads)
        .containsExactly(
            tuple("pay", "gold - 1", 4L, Map.of("gold", 5L)),
            tuple("look", "rich && gold < 9", true, Map.of("rich", true, "gold", 4L)),
            tuple("told", "rich", true, Map.of("rich", true, "gold", 4L)),
            tuple("told", "gold", 4L, Map.of("gold", 4L)));
    assertThat(told).extracting(Evaluated::number).containsExactly(0L, 1L, 2L, 3L);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void paths_lead_into_the_node() {
    assertThat(first(shop()))
        .extracting(Evaluated::path)
        .containsExactly("/config/set/gold", "/config/when", "/config/text", "/config/text");
    assertThat(
            first(
                graph()
                    .node("q", "ask", List.of(config("id", "go", "when", "turn < 1")))
                    .edge("q", "go", "end")))
        .extracting(Evaluated::path)
        .contains("/config/choices/0/when");
  }

  @Test
  void an_evaluation_names_the_event_before_its_node_ran() {
    Scenario scenario = given(shop()).seeded(SEED).whenStarted();
    List<SessionEvent> log = scenario.events();
    assertThat(first(shop()))
        .allSatisfy(one ->
            assertThat(log.get((int) one.sequence()))
                .isEqualTo(new SessionEvent.NodeEntered("", one.nodeId(), 1)));
  }

  @Test
  void what_came_to_nothing_is_told_although_it_left_no_event() {
    List<Evaluated> told =
        first(
            graph()
                .variable("by", "int", 0)
                .node("d", "set", config("set", config("by", "1 / by"))));
    assertThat(told)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.value()).isNull();
          assertThat(one.error()).isNotNull();
          assertThat(one.reads()).containsEntry("by", 0L);
        });
  }

  @Test
  void parts_of_a_long_turn_are_told() {
    assertThat(first(shop(), 0, 2)).extracting(Evaluated::number).containsExactly(1L, 2L);
  }

  @Test
  void of_large_values_the_beginning_is_told() {
    Evaluated one =
        first(
                graph()
                    .variable("s", "string", "x".repeat(3_000))
                    .variable("l", "list", List.of())
                    .node("w", "set", config("set", config("l", "[s, s]"))))
            .getFirst();
    assertThat(one.cut()).isTrue();
    assertThat(one.value()).isEqualTo(List.of("x".repeat(2_000) + "…"));
    assertThat(one.reads()).containsEntry("s", "x".repeat(500) + "…");
  }

  @Test
  void personal_values_say_whose_they_are() {
    GraphBuilder graph =
        graph()
            .variable("name", "string", "")
            .node("n", "enter", config("input", config("type", "text"), "into", "name"))
            .node("hello", "say", "Hello {{ name }}.")
            .edge("n", "hello");
    Scenario begun = given(graph).seeded(SEED).whenStarted();
    List<SessionEvent> log = begun.typing("Zoë").events();
    List<SessionEvent> turn = log.subList(begun.events().size(), log.size());
    Evaluated one = told(graph, turn, begun.session(), -1, 10).getLast();
    assertThat(one.value()).isEqualTo("Zoë");
    assertThat(one.personalOf()).isEqualTo("player");
  }

  @Test
  void outputs_of_calls_and_what_branches_leave_are_told_of_their_node() {
    GraphBuilder graph =
        graph()
            .variable("sum", "int", 0)
            .node(
                "c",
                "call",
                config("graph", "#add", "inputs", config("n", "2"), "outputs", config("sum", "n")))
            .fragment("add", graph().input("n", "int").node("x", "say", "Hm."));
    assertThat(first(graph))
        .extracting(Evaluated::nodeId, Evaluated::frame, Evaluated::path)
        .containsExactly(tuple("c", "", "/config/inputs/n"), tuple("c", "", "/config/outputs/sum"));
  }
}
