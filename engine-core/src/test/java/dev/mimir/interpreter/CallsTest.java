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
import static dev.mimir.scenario.Events.waits;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Events.wroteLocally;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;

import dev.mimir.scenario.GraphBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static GraphBuilder slap() {
    return graph()
        .input("n", "int")
        .entry("variables", "left", config("type", "int", "initial", 5))
        .node("hit", "set", config("set", config("left", "left - n", "hp", "hp - n")))
        .node("dead", "if", "hp <= 0")
        .edge("dead", "yes", "gone")
        .edge("dead", "no", "alive")
        .edge("hit", "dead");
  }

  private static GraphBuilder calling(Object config) {
    return graph()
        .variable("hp", "int", 3)
        .variable("rest", "int", 0)
        .node("c", "call", config)
        .fragment("slap", slap());
  }

  @Test
  void a_call_comes_back_by_the_port_of_its_ending() {
    given(calling(config("graph", "#slap", "inputs", config("n", "hp"))).edge("c", "gone", "grave"))
        .whenStarted()
        .then(
            all(
                list(entered("c"), called("c", "#slap", "n", 3, "left", 5)),
                in(
                    "c",
                    entered("hit"),
                    wrote("hit", "hp", 0),
                    wroteLocally("hit", "left", 2),
                    left("hit"),
                    entered("dead"),
                    left("dead", "yes"),
                    entered("gone")),
                list(
                    returned("c", "gone"),
                    left("c", "gone"),
                    entered("grave"),
                    ended("grave", "grave"))));
  }

  @Test
  void an_ending_without_an_edge_leads_to_next() {
    given(calling(config("graph", "#slap", "inputs", config("n", "1"))))
        .whenStarted()
        .thenAmong(returned("c", "alive"), left("c", "alive"), entered("end"))
        .thenVariable("hp", 2);
  }

  @Test
  void outputs_see_what_the_fragment_saw_when_it_ended() {
    given(
            calling(
                config(
                    "graph",
                    "#slap",
                    "inputs",
                    config("n", "2"),
                    "outputs",
                    config("rest", "left * 10 + visits.hit"))))
        .whenStarted()
        .thenAmong(returned("c", "alive"), wrote("c", "rest", 31), left("c", "alive"));
  }

  @Test
  void a_repeated_call_begins_its_locals_anew_and_keeps_its_counts() {
    given(
            graph()
                .variable("hp", "int", 9)
                .node("c", "call", config("graph", "#slap", "inputs", config("n", "1")))
                .edge("c", "more")
                .node("more", "if", "hp > 7")
                .edge("more", "yes", "c")
                .edge("more", "no", "done")
                .fragment("slap", slap()))
        .whenStarted()
        .then(
            all(
                list(entered("c", 1), called("c", "#slap", "n", 1, "left", 5)),
                in("c", entered("hit", 1), wrote("hit", "hp", 8), wroteLocally("hit", "left", 4)),
                in("c", left("hit"), entered("dead", 1), left("dead", "no"), entered("alive", 1)),
                list(returned("c", "alive"), left("c", "alive"), entered("more", 1)),
                list(left("more", "yes"), entered("c", 2)),
                list(called("c", "#slap", "n", 1, "left", 5)),
                in("c", entered("hit", 2), wrote("hit", "hp", 7), wroteLocally("hit", "left", 4)),
                in("c", left("hit"), entered("dead", 2), left("dead", "no"), entered("alive", 2)),
                list(returned("c", "alive"), left("c", "alive"), entered("more", 2)),
                list(left("more", "no"), entered("done"), ended("done", "done"))));
  }

  @Test
  void two_calls_of_one_fragment_count_apart() {
    given(
            graph()
                .node("one", "call", "#f")
                .edge("one", "two")
                .node("two", "call", "#f")
                .fragment("f", graph().node("x", "say", "{{ visits.x }}")))
        .whenStarted()
        .thenShown("1", "1");
  }

  @Test
  void calls_nest_and_wait_inside() {
    given(
            graph()
                .node("a", "call", "#outer")
                .fragment("outer", graph().node("b", "call", "#inner").edge("b", "bye", "bye"))
                .fragment(
                    "inner",
                    graph()
                        .node(
                            "q",
                            "ask",
                            List.of(config("id", "go", "once", true), config("id", "bye")))
                        .edge("q", "go", "q")
                        .edge("q", "bye", "bye")))
        .whenStarted()
        .then(
            all(
                list(entered("a"), called("a", "#outer")),
                in("a", entered("b"), called("b", "#inner")),
                in("a/b", entered("q"), waits("q", "go", "bye"))))
        .choosing("go")
        .thenAwaits("bye")
        .choosing("bye")
        .then(
            all(
                in("a/b", left("q", "bye"), entered("bye")),
                in("a", returned("b", "bye"), left("b", "bye"), entered("bye")),
                list(returned("a", "bye"), left("a", "bye"), entered("end"), ended("end", "end"))));
  }

  @Test
  void a_fragment_sees_the_visits_of_the_top_level_under_its_own() {
    given(
            graph()
                .node("x", "say", "top {{ visits.x }}")
                .edge("x", "c")
                .node("c", "call", "#f")
                .fragment(
                    "f", graph().node("y", "say", "{{ visits.y }} {{ visits.x }} {{ visits.c }}")))
        .whenStarted()
        .thenShown("top 1", "1 1 1");
  }

  @Test
  void last_goes_into_a_call_and_out_of_it() {
    given(
            graph()
                .node("r", "roll", "1d6")
                .edge("r", "c")
                .node("c", "call", "#f")
                .edge("c", "after")
                .node("after", "say", "{{ last.port }}")
                .fragment("f", graph().node("y", "say", "{{ last.port }}").edge("y", "done")))
        .drawing(4)
        .whenStarted()
        .thenAmong(shown("after", "done"));
  }

  @Test
  void an_input_outside_its_bounds_is_an_incident() {
    given(
            graph()
                .node("c", "call", config("graph", "#f", "inputs", config("n", "turn + 11")))
                .fragment(
                    "f",
                    graph()
                        .entry("inputs", "n", config("type", "int", "max", 10))
                        .node("y", "say", "{{ n }}")))
        .whenStarted()
        .thenIncident("VALUE_OUT_OF_RANGE", "c");
  }
}
