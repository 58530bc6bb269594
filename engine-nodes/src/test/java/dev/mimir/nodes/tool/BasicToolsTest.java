package dev.mimir.nodes.tool;

import static dev.mimir.nodes.tool.Bench.failure;
import static dev.mimir.nodes.tool.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicToolsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 2 * 3            | 7
          (1 + 2) * 3          | 9
          -2 ^ 2               | -4
          2 ^ 3 ^ 2            | 512
          2 ^ -1               | 0.5
          0.1 + 0.2            | 0.3
          7 % 4 - 10 / 4       | 0.5
          1e3 + 1e-3           | 1000.001
          e - e                | 0
          sqrt(2 ^ 10)         | 32
          round(2.5) + floor(-0.5) + ceil(0.2) | 3
          round(1 / 3, 2)      | 0.33
          max(1, min(5, 3), 2) | 3
          abs(-4) * hp         | 6
          9223372036854775807  | 9223372036854775807
          10 ^ 20              | 1.0E20
          """)
  void computes(String expression, String result) {
    assertThat(
            value("calculator", Map.of("expression", expression, "variables", Map.of("hp", 1.5))))
        .hasToString(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 +",
        "1 / 0",
        "(1",
        "1 2",
        "x",
        "sqrt(-1)",
        "9 ^ 999 ^ 9",
        "f(1)",
        "1..2",
        "0 ^ -1"
      })
  void refuses_what_has_no_value(String expression) {
    assertThat(failure("calculator", Map.of("expression", expression))).isEqualTo("TOOL_ARGUMENTS");
  }

  @Test
  void refuses_deep_nesting() {
    assertThat(failure("calculator", Map.of("expression", "(".repeat(500) + "1"))).isNotEmpty();
    assertThat(failure("calculator", Map.of("expression", "-".repeat(500) + "1"))).isNotEmpty();
  }

  @Test
  void works_on_text() {
    assertThat(text("count", "text", "täg 🎲")).isEqualTo(5L);
    assertThat(text("count", "text", " a b\n c ", "of", "words")).isEqualTo(3L);
    assertThat(text("count", "text", "a\nb", "of", "lines")).isEqualTo(2L);
    assertThat(text("count", "text", "banana", "find", "an")).isEqualTo(2L);
    assertThat(text("slice", "text", "🎲dice", "from", 1L, "to", -1L)).isEqualTo("dic");
    assertThat(text("slice", "text", "dice", "from", 9L)).isEqualTo("");
    assertThat(text("replace", "text", "a.b.c", "find", ".", "with", "$1")).isEqualTo("a$1b$1c");
    assertThat(text("split", "text", "a, b", "find", ", ")).isEqualTo(List.of("a", "b"));
    assertThat(text("upper", "text", "ß")).isEqualTo("SS");
    assertThat(text("matches", "text", "room 12", "pattern", "\\d+$")).isEqualTo(true);
    assertThat(text("find", "text", "a1 b22", "pattern", "\\d+")).isEqualTo(List.of("1", "22"));
    assertThat(text("replace_all", "text", "ab", "pattern", "(a)(b)", "with", "$2$1"))
        .isEqualTo("ba");
  }

  @Test
  void bounds_the_work_of_regular_expressions() {
    String long_ = "a".repeat(60_000);
    assertThat(failure("text", Map.of("op", "find", "text", long_, "pattern", "a.*b|a")))
        .isEqualTo("TOO_MUCH_WORK");
    assertThat(failure("text", Map.of("op", "matches", "text", long_, "pattern", "(x{900})y{900}")))
        .isEqualTo("TOO_MUCH_WORK");
    assertThat(failure("text", Map.of("op", "matches", "text", "", "pattern", "(")))
        .isEqualTo("TOOL_ARGUMENTS");
    assertThat(
            failure(
                "text",
                Map.of(
                    "op", "replace_all", "text", long_, "pattern", "a", "with", "a".repeat(9_000))))
        .isEqualTo("TOO_LARGE");
    assertThat(failure("text", Map.of("op", "replace", "text", long_, "find", "a", "with", "ab")))
        .isEqualTo("TOO_LARGE");
  }

  private static Object text(Object op, Object... arguments) {
    Map<String, Object> all = new java.util.HashMap<>(Map.of("op", op));
    for (int i = 0; i < arguments.length; i += 2) {
      all.put((String) arguments[i], arguments[i + 1]);
    }
    return value("text", all);
  }

  @Test
  void says_what_does_not_fit() {
    Tools.Called called = Tools.builtIn().call("dice", Map.of("notation", 3L), Bench.none());
    assertThat(((Tools.Called.Failed) called).message()).contains("/notation", "string");
    assertThat(failure("random", Map.of("op", "int"))).isEqualTo("TOOL_ARGUMENTS");
    assertThat(failure("random", Map.of("op", "int", "min", 3L, "max", 2L)))
        .isEqualTo("TOOL_ARGUMENTS");
    assertThat(failure("dice", Map.of("notation", "2x"))).isEqualTo("DICE_NOTATION");
    assertThat(Tools.builtIn().call("weather", Map.of(), Bench.none()))
        .isEqualTo(new Tools.Called.Custom());
  }
}
