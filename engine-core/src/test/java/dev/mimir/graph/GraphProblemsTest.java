package dev.mimir.graph;

import static dev.mimir.scenario.Report.problem;
import static dev.mimir.tiny.Tiny.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every problem that publication can report, with its code, its path and its node.
class GraphProblemsTest {

  /// A document that is fine but for some members and nodes.
  private static Report with(String members, String nodes) {
    return problemsOf(
        """
        {"format": "mimir/1", "id": "g", %s "nodes": [{"id": "begin", "start": {}, "next": "end"}, %s
          {"id": "end", "end": "done"}]}\
        """
            .formatted(members, nodes));
  }

  private static Report withNode(String node) {
    return with(
        """
        "variables": {"hp": {"type": "int"}, "low": {"type": "bool", "is": "hp < 3"}},\
        """,
        node + ",");
  }

  @Test
  void a_sound_document_has_none() {
    with("", "").isEmpty();
  }

  @Test
  void malformed_json() {
    problemsOf("{\"format\": ").isExactly(problem(ProblemCode.MALFORMED_JSON, ""));
    problemsOf("").isExactly(problem(ProblemCode.MALFORMED_JSON, ""));
    problemsOf("{} {}").isExactly(problem(ProblemCode.MALFORMED_JSON, ""));
    problemsOf("{\"id\": 1,\n \"id\": 2}")
        .isExactly(problem(ProblemCode.MALFORMED_JSON, ""))
        .saying("id", "line 2");
  }

  @Test
  void no_object() {
    problemsOf("[1]").isExactly(problem(ProblemCode.SCHEMA, ""));
    problemsOf("null").isExactly(problem(ProblemCode.SCHEMA, ""));
  }

  @Test
  void unsupported_format() {
    problemsOf("{\"id\": \"x\"}").isExactly(problem(ProblemCode.UNSUPPORTED_FORMAT, "/format"));
    problemsOf("{\"format\": \"mimir/2\"}")
        .isExactly(problem(ProblemCode.UNSUPPORTED_FORMAT, "/format"))
        .saying("mimir/1");
  }

  @Test
  void missing_unknown_and_wrong_fields() {
    withNode("{\"id\": \"a\", \"say\": {\"txt\": \"x\"}, \"next\": \"end\"}")
        .contains(
            problem(ProblemCode.SCHEMA, "/nodes/1/say/txt", "a"),
            problem(ProblemCode.SCHEMA, "/nodes/1/say/text", "a"))
        .saying("did you mean 'text'");
    withNode("{\"id\": \"a\", \"say\": {\"text\": 3}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.SCHEMA, "/nodes/1/say/text", "a"));
    withNode("{\"id\": \"a\", \"type\": \"say\", \"config\": {\"text\": 3}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.SCHEMA, "/nodes/1/config/text", "a"));
    withNode("{\"id\": \"a\", \"say\": 3, \"next\": \"end\"}")
        .contains(problem(ProblemCode.SCHEMA, "/nodes/1/say", "a"));
    withNode("{\"id\": \"a\", \"say\": \"x\", \"nxt\": \"end\"}")
        .contains(problem(ProblemCode.SCHEMA, "/nodes/1/nxt", "a"));
    withNode("3").contains(problem(ProblemCode.SCHEMA, "/nodes/1"));
  }

  @Test
  void unknown_sections() {
    with("\"varables\": {},", "")
        .isExactly(problem(ProblemCode.SCHEMA, "/varables"))
        .saying("did you mean 'variables'");
    with("\"texts\": {},", "").isExactly(problem(ProblemCode.SCHEMA, "/texts")).saying("reserved");
    with("\"x-mine\": {},", "").isEmpty();
    with(
            "\"fragments\": {\"f\": {\"node\": [], \"nodes\": [{\"start\": {}, \"next\": [{\"end\": \"e\"}]}]}},",
            "")
        .isExactly(problem(ProblemCode.SCHEMA, "/fragments/f/node"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"id\": \"Big\",', /id",
    "'\"title\": 3,', /title",
    "'\"variables\": [],', /variables",
    "'\"edges\": {},', /edges",
    "'\"players\": {\"min\": 0},', /players/min",
    "'\"players\": {\"min\": 3, \"max\": 2},', /players/max",
    "'\"variables\": {\"a\": {\"type\": \"strange\"}},', /variables/a/type",
    "'\"variables\": {\"a\": {}},', /variables/a/type",
    "'\"variables\": {\"a\": {\"type\": \"enum\"}},', /variables/a",
    "'\"variables\": {\"a\": {\"type\": \"int\", \"min\": 3, \"max\": 2}},', /variables/a/max",
    "'\"variables\": {\"a\": {\"type\": \"list\", \"of\": \"things\"}},', /variables/a/of",
    "'\"variables\": {\"a\": {\"type\": \"int\", \"is\": \"1\", \"scope\": \"player\"}},', /variables/a/scope",
    "'\"variables\": {\"1a\": {\"type\": \"int\"}},', /variables/1a",
    "'\"items\": {\"a\": {\"max\": 0}},', /items/a/max",
    "'\"data\": {\"a\": null},', /data/a",
    "'\"data\": {\"a\": 1e999},', /data/a",
    "'\"functions\": {\"f\": {\"value\": 3}},', /functions/f/value",
    "'\"functions\": {\"f-g\": {\"value\": \"3\"}},', /functions/f-g",
    "'\"functions\": {\"f\": {\"params\": {\"x\": \"it\"}, \"value\": \"3\"}},', /functions/f/params/x",
    "'\"functions\": {\"f\": {\"params\": {\"x-y\": \"int\"}, \"value\": \"3\"}},', /functions/f/params/x-y",
    "'\"defaults\": {\"say\": 3},', /defaults/say",
    "'\"fragments\": {\"f\": 3},', /fragments/f",
    "'\"fragments\": {\"a/b\": {}},', /fragments/a~1b",
  })
  void sections_of_the_wrong_shape(String members, String path) {
    String document =
        members.startsWith("\"id\"")
            ? "{\"format\": \"mimir/1\", %s \"nodes\": [{\"start\": {}, \"next\": [{\"end\": \"e\"}]}]}"
            : "{\"format\": \"mimir/1\", \"id\": \"g\", %s \"nodes\": [{\"start\": {}, \"next\": [{\"end\": \"e\"}]}]}";
    Report report = problemsOf(document.formatted(members));
    assertThat(report.all())
        .as(members)
        .anyMatch(
            one -> one.isError() && one.path().equals(path) && one.code() == ProblemCode.SCHEMA);
  }

  @Test
  void problems_of_sections_stand_beside_those_of_nodes() {
    with(
            "\"players\": {\"min\": 0}, \"title\": 3,",
            "{\"id\": \"a\", \"say\": {}, \"next\": \"end\"},")
        .contains(
            problem(ProblemCode.SCHEMA, "/players/min"),
            problem(ProblemCode.SCHEMA, "/title"),
            problem(ProblemCode.SCHEMA, "/nodes/1/say/text", "a"));
  }

  @Test
  void duplicate_ids() {
    withNode("{\"id\": \"end\", \"say\": \"x\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.DUPLICATE_ID, "/nodes/2", "end"));
    withNode("{\"id\": \"a\", \"ask\": [{\"id\": \"x\"}, {\"id\": \"x\"}], \"next\": \"end\"}")
        .contains(problem(ProblemCode.DUPLICATE_ID, "/nodes/1", "a"));
    with(
            "\"variables\": {\"n\": {\"type\": \"int\"}}, \"fragments\": {\"f\": {\"inputs\": {\"n\": {\"type\": \"int\"}}, \"nodes\": [{\"start\": {}, \"next\": [{\"end\": \"e\"}]}]}},",
            "")
        .contains(problem(ProblemCode.DUPLICATE_ID, "/fragments/f/inputs/n"));
  }

  @Test
  void reserved_names() {
    withNode("{\"id\": \"a\", \"ask\": [{\"id\": \"else\"}], \"next\": \"end\"}")
        .contains(problem(ProblemCode.RESERVED_NAME, "/nodes/1/ask/0/id", "a"));
    with("\"variables\": {\"visits\": {\"type\": \"int\"}},", "")
        .contains(problem(ProblemCode.RESERVED_NAME, "/variables/visits"));
    with("\"variables\": {\"in\": {\"type\": \"int\"}},", "")
        .contains(problem(ProblemCode.RESERVED_NAME, "/variables/in"));
    with("\"functions\": {\"f\": {\"params\": {\"in\": \"int\"}, \"value\": \"3\"}},", "")
        .contains(problem(ProblemCode.RESERVED_NAME, "/functions/f/params/in"));
  }

  @Test
  void starts() {
    problemsOf("{\"format\": \"mimir/1\", \"id\": \"g\", \"nodes\": []}")
        .isExactly(problem(ProblemCode.NO_START, "/nodes"));
    problemsOf("{\"format\": \"mimir/1\", \"id\": \"g\"}")
        .isExactly(problem(ProblemCode.NO_START, "/nodes"));
    withNode("{\"id\": \"again\", \"start\": {}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.MULTIPLE_STARTS, "/nodes/1", "again"));
    with("\"fragments\": {\"f\": {\"nodes\": [{\"id\": \"e\", \"end\": \"e\"}]}},", "")
        .contains(problem(ProblemCode.NO_START, "/fragments/f/nodes"));
  }

  @Test
  void node_types() {
    withNode("{\"id\": \"a\", \"sai\": \"x\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_NODE_TYPE, "/nodes/1/sai", "a"))
        .saying("did you mean 'say'");
    withNode("{\"id\": \"a\", \"type\": \"sai\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_NODE_TYPE, "/nodes/1/type", "a"));
    withNode("{\"id\": \"a\", \"say\": \"x\", \"ask\": [], \"next\": \"end\"}")
        .contains(problem(ProblemCode.SCHEMA, "/nodes/1", "a"));
    withNode("{\"id\": \"a\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.SCHEMA, "/nodes/1", "a"));
    with("\"defaults\": {\"sai\": {}},", "")
        .isExactly(problem(ProblemCode.UNKNOWN_NODE_TYPE, "/defaults/sai"));
  }

  @Test
  void a_node_of_an_unknown_type_brings_no_problems_of_its_neighbours() {
    problemsOf(
            """
            {"format": "mimir/1", "id": "g", "nodes": [
              {"id": "begin", "start": {}, "next": "a"},
              {"id": "a", "sai": "x", "next": [ {"id": "b", "say": {}}, {"end": "done"} ]},
              {"id": "c", "ask": [{"id": "back", "next": "b"}] } ]}\
            """)
        .contains(
            problem(ProblemCode.UNKNOWN_NODE_TYPE, "/nodes/1/sai", "a"),
            problem(ProblemCode.SCHEMA, "/nodes/1/next/0/say/text", "b"))
        .all()
        .forEach(one -> assertThat(one.code()).isNotEqualTo(ProblemCode.UNKNOWN_NODE));
  }

  @Test
  void unknown_nodes() {
    withNode("{\"id\": \"a\", \"say\": \"x\", \"next\": \"edn\"}")
        .contains(problem(ProblemCode.UNKNOWN_NODE, "/nodes/1/next", "a"))
        .saying("did you mean 'end'");
    withNode("{\"id\": \"a\", \"if\": \"true\", \"next\": {\"yes\": \"edn\", \"no\": \"end\"}}")
        .contains(problem(ProblemCode.UNKNOWN_NODE, "/nodes/1/next/yes", "a"));
    with("\"edges\": [{\"from\": \"begn\", \"to\": \"end\"}],", "")
        .isExactly(problem(ProblemCode.UNKNOWN_NODE, "/edges/0/from"));
    withNode("{\"id\": \"a\", \"if\": \"visits.nowhere > 0\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_NODE, "/nodes/1/if", "a"));
  }

  @Test
  void unknown_ports() {
    withNode("{\"id\": \"a\", \"say\": \"x\", \"next\": {\"maybe\": \"end\", \"next\": \"end\"}}")
        .contains(problem(ProblemCode.UNKNOWN_PORT, "/nodes/1/next/maybe", "a"));
    with("\"edges\": [{\"from\": \"end\", \"to\": \"end\"}],", "")
        .isExactly(problem(ProblemCode.UNKNOWN_PORT, "/edges/0", "end"));
  }

  @Test
  void duplicate_edges() {
    problemsOf(
            """
            {"format": "mimir/1", "id": "g", "nodes": [
               {"id": "begin", "type": "start"}, {"id": "end", "end": "done"}],
             "edges": [{"from": "begin", "to": "end"}, {"from": "begin", "port": "next", "to": "end"}]}\
            """)
        .isExactly(problem(ProblemCode.DUPLICATE_EDGE, "/edges/1", "begin"));
    withNode(
            "{\"id\": \"a\", \"ask\": [{\"id\": \"x\", \"next\": \"end\"}], \"next\": {\"x\": \"end\"}}")
        .contains(problem(ProblemCode.DUPLICATE_EDGE, "/nodes/1/ask/0/next", "a"));
    with("\"edges\": [{\"from\": \"begin\", \"to\": \"end\"}],", "")
        .isExactly(problem(ProblemCode.DUPLICATE_EDGE, "/edges/0", "begin"));
  }

  @Test
  void ports_that_lead_nowhere() {
    withNode("{\"id\": \"a\", \"say\": \"x\"}")
        .contains(problem(ProblemCode.PORT_NOT_CONNECTED, "/nodes/1", "a"));
    withNode("{\"id\": \"a\", \"if\": \"true\", \"next\": {\"no\": \"end\"}}")
        .contains(problem(ProblemCode.PORT_NOT_CONNECTED, "/nodes/1", "a"))
        .saying("'yes'");
  }

  @Test
  void variables() {
    withNode("{\"id\": \"a\", \"set\": {\"set\": {\"ph\": 1}}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_VARIABLE, "/nodes/1/set/set/ph", "a"))
        .saying("did you mean 'hp'");
    withNode("{\"id\": \"a\", \"if\": \"hpp > 1\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_VARIABLE, "/nodes/1/if", "a"))
        .saying("Did you mean 'hp'");
    with("\"variables\": {\"a\": {\"type\": \"int\", \"is\": \"b\"}},", "")
        .contains(problem(ProblemCode.UNKNOWN_VARIABLE, "/variables/a/is"));
  }

  @Test
  void types_that_do_not_fit() {
    withNode("{\"id\": \"a\", \"set\": {\"set\": {\"hp\": \"'x'\"}}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/nodes/1/set/set/hp", "a"));
    withNode("{\"id\": \"a\", \"set\": {\"set\": {\"low\": true}}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/nodes/1/set/set/low", "a"))
        .saying("computed");
    withNode("{\"id\": \"a\", \"if\": \"hp\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/nodes/1/if", "a"));
    with("\"variables\": {\"a\": {\"type\": \"int\", \"initial\": \"x\"}},", "")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/variables/a/initial"));
    with("\"variables\": {\"a\": {\"type\": \"int\", \"max\": 1, \"initial\": 2}},", "")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/variables/a/initial"));
    withNode(
            "{\"id\": \"a\", \"roll\": {\"notation\": \"1d6\", \"into\": \"low\"}, \"next\": \"end\"}")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/nodes/1/roll/into", "a"));
  }

  @Test
  void expressions_with_line_and_column() {
    Report report = withNode("{\"id\": \"a\", \"if\": \"hp >\\n  > 2\", \"next\": \"end\"}");
    report.contains(problem(ProblemCode.EXPRESSION, "/nodes/1/if", "a"));
    assertThat(report.all().getFirst().line()).isEqualTo(2);
    assertThat(report.all().getFirst().column()).isEqualTo(3);
    with("\"functions\": {\"f\": {\"value\": \"1 +\"}},", "")
        .contains(problem(ProblemCode.EXPRESSION, "/functions/f/value"));
  }

  @Test
  void templates() {
    Report report = withNode("{\"id\": \"a\", \"say\": \"{% if low %}x\", \"next\": \"end\"}");
    report.contains(problem(ProblemCode.TEMPLATE, "/nodes/1/say", "a"));
    assertThat(report.all().getFirst().line()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2d", "99999999d6", "1d1!", "1d0", "d6d6d6d6"})
  void dice(String notation) {
    withNode("{\"id\": \"a\", \"roll\": \"%s\", \"next\": \"end\"}".formatted(notation))
        .contains(problem(ProblemCode.DICE_NOTATION, "/nodes/1/roll", "a"));
  }

  @Test
  void items_and_characters() {
    withNode("{\"id\": \"a\", \"if\": \"inventory.rope > 0\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_ITEM, "/nodes/1/if", "a"));
    withNode("{\"id\": \"a\", \"if\": \"characters.bob.hp > 0\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_CHARACTER, "/nodes/1/if", "a"));
  }

  @Test
  void fragments() {
    withNode("{\"id\": \"a\", \"call\": \"#nope\", \"next\": \"end\"}")
        .contains(problem(ProblemCode.UNKNOWN_GRAPH, "/nodes/1/call", "a"));
    with(
            "\"fragments\": {\"f\": {\"nodes\": [{\"id\": \"s\", \"start\": {}, \"next\": \"c\"}, {\"id\": \"c\", \"call\": \"#f\", \"next\": [{\"end\": \"e\"}]}]}},",
            "")
        .contains(problem(ProblemCode.SUBGRAPH_CYCLE, "/fragments/f/nodes/1", "c"));
  }

  @Test
  void a_call_gives_what_the_fragment_takes() {
    String fragment =
        "\"fragments\": {\"f\": {\"inputs\": {\"n\": {\"type\": \"int\"}}, \"nodes\": [{\"start\": {}, \"next\": [{\"end\": \"e\"}]}]}},";
    with(
            fragment,
            "{\"id\": \"a\", \"call\": {\"graph\": \"#f\", \"inputs\": {\"m\": \"1\"}}, \"next\": \"end\"},")
        .contains(problem(ProblemCode.UNKNOWN_VARIABLE, "/nodes/1/call/inputs/m", "a"));
    with(
            fragment,
            "{\"id\": \"a\", \"call\": {\"graph\": \"#f\", \"inputs\": {\"n\": \"'1'\"}}, \"next\": \"end\"},")
        .contains(problem(ProblemCode.TYPE_MISMATCH, "/nodes/1/call/inputs/n", "a"));
    with(
            fragment,
            "{\"id\": \"a\", \"call\": \"#f\", \"next\": {\"dead\": \"end\", \"next\": \"end\"}},")
        .contains(problem(ProblemCode.UNKNOWN_PORT, "/nodes/1/next/dead", "a"));
  }

  @Test
  void defaults_are_named_where_they_stand() {
    with(
            "\"defaults\": {\"say\": {\"txt\": 1}},",
            "{\"id\": \"a\", \"say\": \"x\", \"next\": \"end\"},")
        .contains(problem(ProblemCode.SCHEMA, "/defaults/say/txt", "a"));
  }
}
