package dev.mimir.nodes.state;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class StateNodeTest {
  @Test
  void writes_in_order_and_sees_what_was_written() {
    Play.of(setting("{\"a\": \"a + 1\", \"b\": \"a * 10\", \"s\": \"'x'\"}"))
        .start()
        .then("wrote {a=2, b=20, s=x}", "it -> next", "ended done");
  }

  @Test
  void a_number_or_truth_stands_for_itself() {
    Play.of(setting("{\"a\": 7}")).start().then("wrote {a=7}", "it -> next", "ended done");
  }

  @Test
  void a_value_out_of_bounds_is_an_incident_and_nothing_is_written() {
    Play.of(setting("{\"a\": 5, \"b\": -1}")).start().then("incident VALUE_OUT_OF_RANGE at it");
  }

  @Test
  void a_value_out_of_bounds_is_clamped_where_that_is_said() {
    Play.of(setting("{\"c\": 50}")).start().then("wrote {c=9}", "it -> next", "ended done");
  }

  @Test
  void writes_the_locals_of_a_fragment() {
    Play.of(
            game(
                """
                "variables": {"a": {"type": "int"}},
                "fragments": {"f": {"variables": {"n": {"type": "int", "initial": 4}}, "nodes": [
                  {"id": "in", "start": {}, "next": [{"id": "set", "state": {"set": {"n": "n + 1", "a": "n"}}}, {"end": "out"}]}]}}
                """,
                """
                {"id": "it", "subgraph": {"graph": "#f"}, "next": "done"}
                """))
        .start()
        .then(
            "it calls #f {n=4}",
            "it/in -> next",
            "wrote {a=5}",
            "wrote locally {n=5}",
            "it/set -> next",
            "it returns out",
            "it -> out",
            "ended done");
  }

  @Test
  void refuses_what_does_not_fit() {
    assertThat(errors(setting("{\"nope\": 1, \"a\": \"'x'\", \"twice\": 2}")))
        .containsExactly(
            "UNKNOWN_VARIABLE /nodes/1/state/set/nope",
            "TYPE_MISMATCH /nodes/1/state/set/a",
            "TYPE_MISMATCH /nodes/1/state/set/twice");
  }

  private static String setting(String values) {
    return game(
        """
        "variables": {
          "a": {"type": "int", "initial": 1},
          "b": {"type": "int", "initial": 1, "min": 0},
          "c": {"type": "int", "initial": 1, "max": 9, "clamp": true},
          "s": {"type": "string"},
          "twice": {"type": "int", "is": "a * 2"}}
        """,
        "{\"id\": \"it\", \"state\": {\"set\": %s}, \"next\": \"done\"}".formatted(values));
  }
}
