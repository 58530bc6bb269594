package dev.mimir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.expression.Environment.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  private static String text(Environment environment) {
    return environment.problems().toString();
  }

  @Test
  void reports_a_computed_variable_of_another_type() {
    Environment environment =
        Environment.builder().variable("hp", Types.INT).computed("x", Types.BOOL, "hp + 1").build();
    assertThat(environment.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo(Kind.COMPUTED);
          assertThat(problem.name()).isEqualTo("x");
          assertThat(problem.problem().code()).isEqualTo(ProblemCode.TYPE_MISMATCH);
        });
  }

  @Test
  void reports_computed_variables_that_need_themselves() {
    Environment environment =
        Environment.builder()
            .computed("a", Types.INT, "b + 1")
            .computed("b", Types.INT, "f(1)")
            .function("f", ExpressionTest.parameters("x", Types.INT), "x + a")
            .build();
    assertThat(text(environment)).contains("it needs its own value: ").contains("a → b → f → a");
    assertThat(ExpressionProblemTest.failure(environment.expression("a").orThrow(), Scope.EMPTY))
        .isNotNull();
  }

  @Test
  void reports_functions_that_call_themselves() {
    Environment environment =
        Environment.builder()
            .function("f", ExpressionTest.parameters("x", Types.INT), "g(x)")
            .function("g", ExpressionTest.parameters("x", Types.INT), "x > 0 ? f(x - 1) : 0")
            .function("h", ExpressionTest.parameters("x", Types.INT), "h(x)")
            .build();
    assertThat(text(environment))
        .contains("a function may not call itself: f → g → f")
        .contains("h → h");
  }

  @Test
  void reports_a_mistake_in_a_function_once() {
    Environment environment =
        Environment.builder()
            .function("f", ExpressionTest.parameters("x", Types.INT), "x +")
            .function("g", ExpressionTest.parameters("x", Types.INT), "f(x) + 1")
            .build();
    assertThat(environment.problems()).singleElement().extracting("name").isEqualTo("f");
    assertThat(environment.expression("f(1)").errors()).isEmpty();
  }

  @Test
  void refuses_a_function_with_the_name_of_one_that_exists() {
    Environment environment =
        Environment.builder()
            .function("size", ExpressionTest.parameters("x", Types.INT), "x")
            .function("all", ExpressionTest.parameters("x", Types.INT), "x")
            .build();
    assertThat(text(environment))
        .contains("there is already a function 'size'")
        .contains("there is already a function 'all'");
  }

  @Test
  void refuses_definitions_that_build_on_each_other_too_deeply() {
    Environment.Builder builder = Environment.builder().computed("c0", Types.INT, "1");
    for (int i = 1; i < 2_000; i++) {
      builder.computed("c" + i, Types.INT, "c" + (i - 1) + " + 1");
    }
    Environment environment = builder.build();
    assertThat(text(environment)).contains("too many definitions build on each other");
    assertThat(environment.expression("c400").orThrow().evaluate(Scope.EMPTY)).isEqualTo(401L);
  }

  @Test
  void lets_parameters_hide_variables() {
    LinkedHashMap<String, Type> parameters = new LinkedHashMap<>();
    parameters.put("hp", Types.DOUBLE);
    parameters.put("name", Types.STRING);
    Environment environment =
        Environment.builder()
            .variable("hp", Types.INT)
            .variable("gold", Types.INT)
            .function("f", parameters, "name + hp + gold")
            .build();
    Expression expression = environment.expression("f(1, 'a')").orThrow();
    assertThat(expression.evaluate(Map.<String, Object>of("gold", 5L)::get)).isEqualTo("a15");
    assertThat(expression.references()).containsExactly("gold");
  }

  @Test
  void knows_what_an_expression_reads_through_definitions() {
    assertThat(references("hurt && half(luck > 1.0 ? 1 : 2) > 0"))
        .containsExactlyInAnyOrder("hurt", "hp", "luck");
    assertThat(references("scaled(1)")).containsExactly("hp");
    assertThat(references("marks.map(hp, hp + 1)")).containsExactly("marks");
    assertThat(references("power")).containsExactlyInAnyOrder("power", "hp");
    assertThat(references("1 + 2")).isEmpty();
  }

  private static Set<String> references(String source) {
    return ExpressionTest.ENVIRONMENT.expression(source).orThrow().references();
  }

  @Test
  void folds_constants() {
    assertThat(ExpressionTest.ENVIRONMENT.expression("half(4) + 1").orThrow().constant())
        .contains(3L);
    assertThat(ExpressionTest.ENVIRONMENT.expression("hp").orThrow().constant()).isEmpty();
    assertThat(ExpressionTest.ENVIRONMENT.expression("1 / 0").orThrow().constant()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "1 > 2",
        "'a' == 'b'",
        "hp > 10",
        "hp < 0",
        "11 <= hp",
        "-1 == hp",
        "hp in [11, 12]",
        "luck > 5.5 && brave",
        "brave && !(hp <= 10)",
        "hp > 10 || luck < 0",
        "!(true || brave)",
        "visits.tavern < 0",
        "visits['a-b'] == -1",
        "brave ? hp > 10 : false",
        "half(1) > 4"
      })
  void proves_that_a_condition_never_holds(String source) {
    assertThat(ExpressionTest.ENVIRONMENT.expression(source).orThrow().neverTrue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "hp > 9",
        "hp >= 10",
        "hp == 0",
        "hp in [11, 10]",
        "luck >= 5.0",
        "hp > 10 || brave",
        "mood == 'sad'",
        "visits.tavern > 1000",
        "last.total < 0",
        "hp + 1 > 10",
        "!(hp > 10)",
        "hp",
        "brave ? false : true"
      })
  void claims_nothing_that_may_hold(String source) {
    assertThat(ExpressionTest.ENVIRONMENT.expression(source).orThrow().neverTrue()).isFalse();
  }

  @Test
  void knows_the_type_of_an_expression() {
    assertThat(ExpressionTest.ENVIRONMENT.expression("mood").orThrow().type())
        .isEqualTo(new Type.Enumeration(List.of("happy", "sad")));
    assertThat(ExpressionTest.ENVIRONMENT.expression("max(hp, 1.0)").orThrow().type())
        .isEqualTo(Types.DOUBLE);
    assertThat(ExpressionTest.ENVIRONMENT.expression("[hp]").orThrow().type())
        .isEqualTo(new Type.ListOf(Types.INT));
  }

  @Test
  void compiles_a_source_once() {
    assertThat(ExpressionTest.ENVIRONMENT.expression("hp + 2"))
        .isSameAs(ExpressionTest.ENVIRONMENT.expression("hp + 2"));
  }
}
