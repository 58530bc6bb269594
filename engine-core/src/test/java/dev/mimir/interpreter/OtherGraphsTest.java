package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.all;
import static dev.mimir.scenario.Events.called;
import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.in;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.list;
import static dev.mimir.scenario.Events.returned;
import static dev.mimir.scenario.Events.shown;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Events.wroteLocally;
import static dev.mimir.scenario.Events.wroteOutside;
import static dev.mimir.scenario.Report.problem;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.mimir.graph.Graph;
import dev.mimir.graph.ProblemCode;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Stage;
import dev.mimir.tiny.Tiny;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherGraphsTest {
  /// Has a variable of the caller's name, one of its own, and a fragment that writes both.
  private static GraphBuilder duel() {
    return graph()
        .with("id", "duel")
        .variable("hp", "int", 5)
        .variable("blows", "int", 0)
        .computed("hurt", "bool", "hp < 5")
        .node("strike", "call", config("graph", "#strike", "inputs", config("n", "2")))
        .edge("strike", "tell")
        .node("tell", "say", "{{ hp }} {{ hurt }} {{ visits.strike }} {{ visits.tell }}")
        .edge("tell", "over")
        .node("over", "if", "hp > 3")
        .edge("over", "yes", "won")
        .edge("over", "no", "lost")
        .fragment(
            "strike",
            graph()
                .input("n", "int")
                .node("hit", "set", config("set", config("hp", "hp - n", "blows", "visits.strike")))
                .edge("hit", "done"));
  }

  private static GraphBuilder caller(Object config) {
    return graph()
        .variable("hp", "int", 9)
        .variable("left", "int", 0)
        .node("c", "call", config)
        .edge("c", "won", "glory")
        .edge("c", "lost", "grave");
  }

  private static final Stage STAGE = Tiny.STAGE.publishing(duel());

  @Test
  void another_graph_has_variables_of_its_own_that_its_fragments_share() {
    STAGE
        .given(caller("duel"))
        .whenStarted()
        .then(
            all(
                list(entered("c"), called("c", "duel@1", "hp", 5, "blows", 0)),
                in("c", entered("strike"), called("strike", "#strike", "n", 2)),
                in("c/strike", entered("hit"), wroteOutside("hit", "c", "hp", 3, "blows", 1)),
                in("c/strike", left("hit"), entered("done")),
                in("c", returned("strike", "done"), left("strike", "done"), entered("tell")),
                in("c", shown("tell", "3 true 1 1"), left("tell"), entered("over")),
                in("c", left("over", "no"), entered("lost")),
                list(returned("c", "lost"), left("c", "lost")),
                list(entered("grave"), ended("grave", "grave"))))
        .thenVariable("hp", 9);
  }

  @Test
  void inputs_set_its_variables_and_outputs_see_them() {
    STAGE
        .given(
            caller(
                config(
                    "graph",
                    "duel",
                    "inputs",
                    config("hp", "hp"),
                    "outputs",
                    config("left", "hp * 10 + blows"))))
        .whenStarted()
        .thenAmong(returned("c", "won"), wrote("c", "left", 71), left("c", "won"))
        .thenVariable("hp", 9);
  }

  @Test
  void a_top_level_node_of_it_writes_to_its_frame() {
    GraphBuilder counter =
        graph()
            .with("id", "counter")
            .variable("n", "int", 1)
            .node("up", "set", config("set", config("n", "n + 1")))
            .edge("up", "say")
            .node("say", "say", "{{ n }}");
    Tiny.STAGE
        .publishing(counter)
        .given(graph().node("a", "call", "counter").edge("a", "b").node("b", "call", "counter"))
        .whenStarted()
        .thenAmong(in("a", wroteLocally("up", "n", 2), left("up"), entered("say")))
        .thenAmong(in("b", wroteLocally("up", "n", 2), left("up"), entered("say")))
        .thenShown("2", "2");
  }

  @Test
  void it_waits_inside_and_sees_its_own_things() {
    GraphBuilder shop =
        graph()
            .with("id", "shop")
            .item("rope")
            .entry("data", "price", 3)
            .node("q", "ask", List.of(config("id", "buy"), config("id", "go")))
            .edge("q", "buy", "sold")
            .edge("q", "go", "gone");
    Tiny.STAGE
        .publishing(shop)
        .given(
            graph()
                .variable("paid", "int", 0)
                .node(
                    "c",
                    "call",
                    config("graph", "shop", "outputs", config("paid", "data.price + visits.q"))))
        .whenStarted()
        .thenAwaits("buy", "go")
        .choosing("buy")
        .thenVariable("paid", 4);
  }

  @Test
  void it_stays_at_the_version_that_it_was_pinned_to() {
    GraphBuilder second = duel().variable("hp", "int", 50);
    Graph before = STAGE.graph(caller("duel").json());
    Stage later = STAGE.publishing(second);
    Graph newest = later.graph(caller("duel").json());
    Graph named = later.graph(caller(config("graph", "duel", "version", 1)).json());
    assertThat(before.pins()).containsExactly(entry("duel", 1));
    assertThat(newest.pins()).containsExactly(entry("duel", 2));
    assertThat(named.pins()).isEmpty();
    assertThat(named.callees()).containsOnlyKeys("duel@1");
    later
        .given(caller("duel"))
        .whenStarted()
        .thenAmong(called("c", "duel@2", "hp", 50, "blows", 0));
  }

  @Test
  void publication_says_what_cannot_be_called() {
    STAGE
        .problemsOf(caller("fight"))
        .contains(problem(ProblemCode.UNKNOWN_GRAPH, "/nodes/1/call", "c"));
    STAGE
        .problemsOf(caller(config("graph", "duel", "version", 7)))
        .contains(problem(ProblemCode.UNKNOWN_GRAPH, "/nodes/1/call/graph", "c"));
    STAGE
        .problemsOf(caller(config("graph", "duel", "inputs", config("hp", "'x'", "hurt", "true"))))
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/nodes/1/call/inputs/hp", "c"))
        .contains(problem(ProblemCode.UNKNOWN_VARIABLE, "/nodes/1/call/inputs/hurt", "c"));
    STAGE
        .problemsOf(caller(config("graph", "duel", "outputs", config("left", "rest"))))
        .contains(problem(ProblemCode.UNKNOWN_VARIABLE, "/nodes/1/call/outputs/left", "c"));
  }

  @Test
  void calls_that_lead_back_are_refused() {
    Stage three = STAGE.publishing(caller("duel").with("id", "tavern"));
    three
        .problemsOf(duel().node("again", "call", "tavern").edge("strike", "again"))
        .contains(problem(ProblemCode.SUBGRAPH_CYCLE, "/nodes/4/call", "again"));
    three
        .problemsOf(caller("tavern").with("id", "tavern"))
        .contains(problem(ProblemCode.SUBGRAPH_CYCLE, "/nodes/1/call", "c"));
  }

  @Test
  void a_loop_that_waits_in_another_graph_is_no_automatic_loop() {
    GraphBuilder asking =
        graph()
            .with("id", "asking")
            .node("q", "ask", List.of(config("id", "go")))
            .edge("q", "go", "done");
    GraphBuilder loop =
        graph()
            .node("c", "call", "asking")
            .edge("c", "if")
            .node("if", "if", "turn > 2")
            .edge("if", "no", "c");
    Tiny.STAGE.publishing(asking).problemsOf(loop).isEmpty();
    Tiny.STAGE
        .publishing(graph().with("id", "asking").node("q", "say", "x"))
        .problemsOf(loop)
        .contains(problem(ProblemCode.AUTOMATIC_LOOP, "/nodes/1", "c"));
  }
}
