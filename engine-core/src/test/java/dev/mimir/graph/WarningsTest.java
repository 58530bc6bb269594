package dev.mimir.graph;

import static dev.mimir.scenario.Report.problem;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.problemsOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void tells_of_nodes_that_no_way_leads_to() {
    problemsOf(graph().node("a", "say", "x").node("b", "say", "y"))
        .isExactly(problem(ProblemCode.UNREACHABLE_NODE, "/nodes/2", "b"));
  }

  @Test
  void tells_where_no_end_can_be_reached() {
    problemsOf(
            graph()
                .node("a", "ask", List.of(config("id", "x"), config("id", "y")))
                .edge("a", "x", "b")
                .node("b", "ask", List.of(config("id", "again")))
                .edge("b", "again", "b"))
        .isExactly(problem(ProblemCode.NO_REACHABLE_END, "/nodes/2", "b"));
  }

  @Test
  void tells_of_loops_that_never_wait() {
    problemsOf(
            graph()
                .node("a", "say", "x")
                .edge("a", "b")
                .node("b", "if", "turn > 3")
                .edge("b", "no", "a"))
        .isExactly(problem(ProblemCode.AUTOMATIC_LOOP, "/nodes/1", "a"))
        .saying("a, b");
  }

  @Test
  void a_loop_that_waits_in_a_call_is_none() {
    problemsOf(
            graph()
                .node("a", "call", "#f")
                .edge("a", "b")
                .node("b", "if", "turn > 3")
                .edge("b", "no", "a")
                .fragment("f", graph().node("x", "ask", List.of(config("id", "go")))))
        .isEmpty();
  }

  @Test
  void tells_of_conditions_that_never_hold() {
    problemsOf(graph().node("a", "if", "1 > 2"))
        .isExactly(problem(ProblemCode.CONDITION_NEVER_TRUE, "/nodes/1/if", "a"));
  }

  @Test
  void tells_of_variables_that_nothing_uses() {
    problemsOf(graph().variable("hp", "int", 1).node("a", "say", "x"))
        .isExactly(problem(ProblemCode.UNUSED_VARIABLE, "/variables/hp"));
  }

  @Test
  void a_variable_that_a_used_one_is_computed_from_is_used() {
    problemsOf(
            graph()
                .variable("hp", "int", 1)
                .computed("hurt", "bool", "hp < 3")
                .node("a", "if", "hurt"))
        .isEmpty();
  }

  @Test
  void a_variable_that_a_called_function_reads_is_used() {
    problemsOf(
            graph()
                .variable("hp", "int", 1)
                .entry("functions", "weak", config("value", "hp < 3"))
                .node("a", "if", "weak()"))
        .isEmpty();
  }

  @Test
  void tells_of_draws_without_a_name() {
    problemsOf(
            """
            {"format": "mimir/1", "id": "g", "nodes": [
              {"id": "begin", "start": {}, "next": [ {"roll": "1d6"}, {"id": "named", "roll": "1d6"}, {"end": "done"} ]}]}\
            """)
        .isExactly(problem(ProblemCode.UNNAMED_DRAW, "/nodes/0/next/0", "begin.next.1"));
  }

  @Test
  void looks_through_deeply_nested_calls_quickly() {
    var deep =
        graph().node("a", "call", "#f0").edge("a", "b").node("b", "call", "#f0").edge("b", "a");
    for (int i = 0; i < 31; i++) {
      var fragment = graph().node("x", "say", "x");
      if (i < 30) {
        fragment =
            graph()
                .node("x", "call", "#f" + (i + 1))
                .edge("x", "y")
                .node("y", "call", "#f" + (i + 1));
      }
      deep.fragment("f" + i, fragment);
    }
    problemsOf(deep).contains(problem(ProblemCode.AUTOMATIC_LOOP, "/nodes/1", "a"));
  }
}
