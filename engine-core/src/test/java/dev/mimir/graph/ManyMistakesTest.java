package dev.mimir.graph;

import static dev.mimir.scenario.Report.problem;
import static dev.mimir.tiny.Tiny.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.Report;
import org.junit.jupiter.api.Test;

class ManyMistakesTest {
  @Test
  void a_graph_with_a_dozen_mistakes_reports_them_all_with_code_path_and_node() {
    Report report =
        problemsOf(
            """
            { "format": "mimir/1", "id": "Tea!", "titel": "Tea",
              "variables": { "hp": {"type": "int", "initial": "one"}, "turn": {"type": "int"}, "low": {"type": "bool", "is": "ph < 3"} },
              "nodes": [
                { "id": "begin", "start": {}, "next": "mugs" },
                { "id": "mugs", "say": "Harris brings {{ cups }} mugs.", "next": "aks" },
                { "id": "ask", "ask": [ { "id": "else" }, { "id": "why", "when": "low +" } ], "next": "ask" },
                { "id": "roll", "roll": "2d", "next": "ask" },
                { "id": "roll", "say": "again", "next": "ask" },
                { "id": "tell", "sai": "x", "next": "ask" },
                { "id": "hit", "set": { "set": { "low": "true" } }, "next": {"sideways": "ask", "next": "ask"} },
                { "id": "open", "say": "{% if low %}", "next": "ask" },
                { "id": "call", "call": "#nope", "next": "ask" },
                { "id": "stop", "say": "x" } ],
              "edges": [ {"from": "begin", "port": "next", "to": "ask"} ] }\
            """);
    report.contains(
        problem(ProblemCode.SCHEMA, "/id"),
        problem(ProblemCode.SCHEMA, "/titel"),
        problem(ProblemCode.TYPE_MISMATCH, "/variables/hp/initial"),
        problem(ProblemCode.RESERVED_NAME, "/variables/turn"),
        problem(ProblemCode.UNKNOWN_VARIABLE, "/variables/low/is"),
        problem(ProblemCode.UNKNOWN_VARIABLE, "/nodes/1/say", "mugs"),
        problem(ProblemCode.UNKNOWN_NODE, "/nodes/1/next", "mugs"),
        problem(ProblemCode.RESERVED_NAME, "/nodes/2/ask/0/id", "ask"),
        problem(ProblemCode.EXPRESSION, "/nodes/2/ask/1/when", "ask"),
        problem(ProblemCode.DICE_NOTATION, "/nodes/3/roll", "roll"),
        problem(ProblemCode.DUPLICATE_ID, "/nodes/4", "roll"),
        problem(ProblemCode.UNKNOWN_NODE_TYPE, "/nodes/5/sai", "tell"),
        problem(ProblemCode.TYPE_MISMATCH, "/nodes/6/set/set/low", "hit"),
        problem(ProblemCode.TEMPLATE, "/nodes/7/say", "open"),
        problem(ProblemCode.UNKNOWN_GRAPH, "/nodes/8/call", "call"),
        problem(ProblemCode.PORT_NOT_CONNECTED, "/nodes/9", "stop"),
        problem(ProblemCode.DUPLICATE_EDGE, "/edges/0", "begin"));
    assertThat(report.all()).allMatch(one -> !one.message().isBlank());
  }
}
