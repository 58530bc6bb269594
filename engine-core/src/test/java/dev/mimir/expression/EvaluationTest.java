package dev.mimir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.expression.EvaluationException.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

  private static final List<Long> MANY = LongStream.range(0, 10_000).boxed().toList();

  private static final Environment BOUNDED =
      Environment.builder()
          .variable("many", new Type.ListOf(Types.INT))
          .variable("text", Types.STRING)
          .variable("any", Types.DYN)
          .computed("twice", new Type.ListOf(Types.DYN), "[any, any]")
          .function("f1", ExpressionTest.parameters("x", Types.INT), times("f2(x)"))
          .function("f2", ExpressionTest.parameters("x", Types.INT), times("f3(x)"))
          .function("f3", ExpressionTest.parameters("x", Types.INT), times("f4(x)"))
          .function("f4", ExpressionTest.parameters("x", Types.INT), times("f5(x)"))
          .function("f5", ExpressionTest.parameters("x", Types.INT), "x + 1")
          .build();

  private static final Map<String, Object> VALUES =
      Map.of("many", MANY, "text", "x".repeat(60_000), "any", "y");

  private static String times(String call) {
    return String.join(" + ", Collections.nCopies(80, call));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hp / 0 | division by zero",
        "hp % 0 | division by zero",
        "luck / 0 | division by zero",
        "9223372036854775807 + hp | the result is too large",
        "-9223372036854775807 - 3 | the result is too large",
        "9223372036854775807 * hp | the result is too large",
        "1e308 * 10.0 | too large or not a number",
        "last.nope > 1 | there is no 'nope' here",
        "input.value | there is no 'value' here",
        "prices.axe | there is no 'axe' here",
        "prices['axe'] | there is no 'axe' here",
        "visits[name] | there is no 'Ann' here",
        "marks[9] | there is no element 9 in a list of 3",
        "drop(marks, 7) | there is no element 7",
        "last + 1 | '+' between map and int",
        "last.total.x | 'x' is read from something that is not a map",
        "last.total && true | a bool is needed, not int",
        "brave && last.rolls | a bool is needed, not list",
        "last.total ? 1 : 2 | a bool is needed, not int",
        "put(last, last.total, 1) | the keys of a map are text, not int",
        "int('a') | 'a' is not an int",
        "int(1e300) | is not an int",
        "double('NaN') | not a number",
        "timestamp('x') | 'x' is not a timestamp",
        "name.matches('(') | the pattern '(' is wrong",
        "{'a': 1, 'a': 2} | duplicate map key",
        "[].max() | max() of an empty list",
        "sum(['a']) | sum() of string",
        "dyn(time - time) | a duration is not a value"
      })
  void fails_with_a_message_for_the_designer(String source, String message) {
    Expression expression = ExpressionTest.ENVIRONMENT.expression(source).orThrow();
    EvaluationException failure = ExpressionProblemTest.failure(expression, ExpressionTest.scope());
    assertThat(failure.code()).isEqualTo(Code.EXPRESSION_ERROR);
    assertThat(failure.getMessage()).contains(message);
    assertThat(failure.getStackTrace()).isEmpty();
  }

  @Test
  void names_a_variable_without_value() {
    Expression expression = ExpressionTest.ENVIRONMENT.expression("hp + 1").orThrow();
    assertThat(ExpressionProblemTest.failure(expression, Scope.EMPTY).getMessage())
        .isEqualTo("'hp' has no value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text + text",
        "text + 'y' == '' ? 1 : size(text + text)",
        "[text, text].join('')",
        "many + many",
        "many.map(x, many)",
        "many.map(x, many.map(y, y))",
        "many.map(x, text + 'a').size()",
        "many.all(x, many.all(y, true))",
        "many.filter(x, many.exists(y, false))",
        "many.map(x, text.matches('(x+x+)+y'))",
        "[1].map(a, [a, a]).map(b, [b, b]).map(c, [c,c,c,c,c,c,c,c]).map(d, many + many)",
        "f1(1)",
        "many.map(x, upper(text))",
        "many.all(x, many.all(y, true)) || true",
        "text.matches('(a{100}){20}')",
        "many.map(x, f3(x))"
      })
  void ends_with_a_limit(String source) {
    Expression expression = BOUNDED.expression(source).orThrow();
    EvaluationException failure = ExpressionProblemTest.failure(expression, VALUES::get);
    assertThat(failure.code()).isEqualTo(Code.EXPRESSION_LIMIT);
  }

  @Test
  void ends_with_a_limit_where_equal_lists_are_nested_exponentially() {
    StringBuilder nested = new StringBuilder("[1]");
    for (int i = 0; i < 40; i++) {
      nested.append(".map(x, [[x], [x]])");
    }
    Expression expression = BOUNDED.expression(nested + " == " + nested).orThrow();
    assertThat(ExpressionProblemTest.failure(expression, VALUES::get).code())
        .isEqualTo(Code.EXPRESSION_LIMIT);
  }

  @Test
  void never_prints_or_hashes_a_value_of_exponential_size() {
    String nested = "dyn([1]" + ".map(x, [[x], [x]])".repeat(40) + ")";
    for (String source :
        List.of("%s && true", "%s ? 1 : 2", "%s + 1 == 2", "%s in {'a': 1}", "{'a': 1}[%s] == 1")) {
      Expression expression = BOUNDED.expression(source.formatted(nested)).orThrow();
      Object result = ExpressionProblemTest.outcome(expression, VALUES::get);
      assertThat(result).isIn(Code.EXPRESSION_ERROR, Code.EXPRESSION_LIMIT, false);
    }
    assertThat(BOUNDED.expression("{" + nested + ": 1}").errors()).isNotEmpty();
  }

  @Test
  void works_through_the_largest_list() {
    assertThat(BOUNDED.expression("many.filter(x, x % 2 == 0).map(x, x * 2).sum()").orThrow())
        .extracting(expression -> expression.evaluate(VALUES::get))
        .isEqualTo(49_990_000L);
  }

  @Test
  void gives_unmodifiable_values_of_plain_java() {
    Object value =
        ExpressionTest.ENVIRONMENT
            .expression("{'a': [1, 2.5, true], 'b': {'c': time}}")
            .orThrow()
            .evaluate(ExpressionTest.scope());
    assertThat(value.getClass().getName()).startsWith("java.util.");
    assertThat(((Map<?, ?>) value).get("a")).isEqualTo(List.of(1L, 2.5, true));
  }

  @Test
  void does_not_hand_out_the_lists_of_the_scope() {
    List<Object> marks = new ArrayList<>(List.of(1L));
    Expression expression = ExpressionTest.ENVIRONMENT.expression("marks").orThrow();
    Object value = expression.evaluate(Map.<String, Object>of("marks", marks)::get);
    marks.add(2L);
    assertThat(value).isEqualTo(List.of(1L));
  }

  @Test
  void computes_a_variable_once_and_only_when_it_is_read() {
    AtomicInteger reads = new AtomicInteger();
    Environment environment =
        Environment.builder()
            .variable("a", Types.INT)
            .variable("b", Types.BOOL)
            .computed("c", Types.INT, "a * 2")
            .build();
    Scope scope =
        name -> {
          if (name.equals("a")) {
            reads.incrementAndGet();
            return 4L;
          }
          return true;
        };
    Expression never = environment.expression("b || c > 1").orThrow();
    assertThat(never.evaluate(scope)).isEqualTo(true);
    assertThat(reads).hasValue(0);
    Expression twice = environment.expression("c + c").orThrow();
    assertThat(twice.evaluate(scope)).isEqualTo(16L);
    assertThat(reads).hasValue(1);
  }

  @Test
  void reads_an_int_in_a_double_variable_as_a_double() {
    Expression expression = ExpressionTest.ENVIRONMENT.expression("luck / 2").orThrow();
    assertThat(expression.evaluate(_ -> 3L)).isEqualTo(1.5);
  }
}
