package dev.mimir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTest {

  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("hp", 7L),
          Map.entry("luck", 2.5),
          Map.entry("name", "Ann"),
          Map.entry("mood", "happy"),
          Map.entry("brave", true),
          Map.entry("marks", List.of(3L, 1L, 2L)),
          Map.entry("prices", Map.of("sword", 10L, "bow", 7L)),
          Map.entry("visits", Map.of("tavern", 1L, "a-b", 2L, "a.b", 3L)),
          Map.entry("input", Map.of("text", "hello")),
          Map.entry("last", Map.of("total", 9L, "rolls", List.of(4L, 5L))),
          Map.entry("time", Instant.parse("2026-03-04T05:06:07Z")));

  static final Environment ENVIRONMENT = environment().build();

  static Environment.Builder environment() {
    return Environment.builder()
        .variable("hp", new Type.Int(0L, 10L))
        .variable("luck", new Type.Real(0.0, 5.0))
        .variable("name", Types.STRING)
        .variable("mood", new Type.Enumeration(List.of("happy", "sad")))
        .variable("brave", Types.BOOL)
        .variable("marks", new Type.ListOf(Types.INT))
        .variable("prices", new Type.MapOf(Types.INT))
        .variable(
            "visits",
            new Type.Keyed(
                Set.of("tavern", "a-b", "a.b"), new Type.Int(0L, null), ProblemCode.UNKNOWN_NODE))
        .variable("input", new Type.Struct(Map.of("text", Types.STRING, "value", Types.DYN)))
        .variable("last", Types.DYN)
        .variable("time", Types.TIMESTAMP)
        .computed("hurt", Types.BOOL, "hp < 3")
        .computed("power", Types.DOUBLE, "hp + half(hp)")
        .function("half", parameters("x", Types.INT), "x / 2")
        .function("scaled", parameters("x", Types.DOUBLE), "x * 2 + hp")
        .function("hp", parameters("name", Types.STRING), "name + '!'");
  }

  static SequencedMap<String, Type> parameters(String name, Type type) {
    SequencedMap<String, Type> parameters = new LinkedHashMap<>();
    parameters.put(name, type);
    return parameters;
  }

  static Scope scope() {
    return VALUES::get;
  }

  static Stream<Arguments> results() {
    return Stream.of(
        // ints and doubles
        row("hp + 1", 8L),
        row("hp * 1.5", 10.5),
        row("1.5 * hp", 10.5),
        row("luck - hp", -4.5),
        row("hp / 2", 3L),
        row("hp / 2.0", 3.5),
        row("-hp % 4", -3L),
        row("1 == 1.0", true),
        row("1.0 != 1", false),
        row("hp > luck", true),
        row("9007199254740993 == 9007199254740992.0", false),
        row("9007199254740993 > 9007199254740992.0", true),
        row("1 in [1.0, 2.0]", true),
        row("2.0 in [1, 2]", true),
        row("[1, 2] == [1.0, 2.0]", true),
        row("{'a': 1} == {'a': 1}", true),
        row("0.0 == -0.0", true),
        row("int(luck)", 2L),
        row("double(hp)", 7.0),
        row("int('42')", 42L),
        row("9223372036854775807", Long.MAX_VALUE),
        // text
        row("name + hp", "Ann7"),
        row("1.0 + name", "1Ann"),
        row("'x' + 2.5", "x2.5"),
        row("name + brave", "Anntrue"),
        row("string(3.0)", "3"),
        row("name.upper() + lower(name) + ' x '.trim()", "ANNannx"),
        row("upper('straße')", "STRASSE"),
        row("size('a😀')", 2L),
        row("name.startsWith('A') && name.endsWith('n') && name.contains('nn')", true),
        row("name.matches('^A.n$')", true),
        // lists and maps
        row("sum(marks)", 6L),
        row("marks.sum() + sum(1, 2)", 9L),
        row("sum([1, 2.5])", 3.5),
        row("sum([])", 0L),
        row("min(marks)", 1L),
        row("max(hp, luck)", 7.0),
        row("max(1, 2, 3)", 3L),
        row("min(4, 3.0, 2, 1)", 1.0),
        row("marks.max()", 3L),
        row("min(['b', 'a'])", "a"),
        row("marks + [4]", List.of(3L, 1L, 2L, 4L)),
        row("put(prices, 'axe', 1)['axe']", 1L),
        row("prices.put('bow', 8).bow", 8L),
        row("drop(prices, 'bow')", Map.of("sword", 10L)),
        row("drop(marks, 0)", List.of(1L, 2L)),
        row("keys(prices)", List.of("bow", "sword")),
        row("prices.keys().join(', ')", "bow, sword"),
        row("join([1, 2.0, true, 'x'], '/')", "1/2/true/x"),
        row("prices.map(k, k)", List.of("bow", "sword")),
        row("prices.exists(k, prices[k] > 9)", true),
        row("marks.filter(m, m > 1).map(m, m * 2)", List.of(6L, 4L)),
        row("marks.map(m, m > 1, m * 2)", List.of(6L, 4L)),
        row("marks.all(m, m > 0) && marks.exists_one(m, m == 3)", true),
        row("marks.map(hp, hp + 1)", List.of(4L, 2L, 3L)),
        row("size(marks) + prices.size()", 5L),
        row("[[1], [2, 3]].map(l, l.sum())", List.of(1L, 5L)),
        row("'bow' in prices && !('axe' in prices)", true),
        row("has(prices.bow) && !has(prices.axe)", true),
        // built-ins
        row("visits.tavern < 2", true),
        row("visits['a-b'] + visits[\"a.b\"]", 5L),
        row("input.text + '?'", "hello?"),
        row("has(input.value)", false),
        row("last.total > 8 && last.rolls[0] == 4", true),
        row("last.total * 1.5", 13.5),
        row("last.rolls.sum()", 9L),
        row("time.getFullYear()", 2026L),
        row("time - duration('PT1H') < time", true),
        row("time + duration('1h30m') > timestamp('2026-03-04T06:00:00Z')", true),
        row("string(time)", "2026-03-04T05:06:07Z"),
        row("(time - timestamp('2026-03-04T05:06:00Z')).getSeconds()", 7L),
        // logic
        row("brave ? 'yes' : 'no'", "yes"),
        row("!brave || hp > 3", true),
        row("mood == 'happy'", true),
        row("mood in ['sad']", false),
        // computed variables and functions
        row("hurt", false),
        row("power", 10.0),
        row("half(hp) + half(4)", 5L),
        row("scaled(1)", 9.0),
        row("scaled(luck)", 12.0),
        row("hp(name) + hp", "Ann!7"),
        row("marks.map(m, half(m))", List.of(1L, 0L, 1L)));
  }

  private static Arguments row(String source, Object result) {
    return Arguments.of(source, result);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("results")
  void evaluates(String source, Object result) {
    assertThat(ENVIRONMENT.expression(source).orThrow().evaluate(scope())).isEqualTo(result);
  }

  @Test
  void its_environment_has_no_problems() {
    assertThat(ENVIRONMENT.problems()).isEmpty();
  }
}
