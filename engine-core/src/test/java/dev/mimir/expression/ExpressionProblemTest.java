package dev.mimir.expression;

import static dev.mimir.expression.ProblemCode.EXPRESSION;
import static dev.mimir.expression.ProblemCode.TYPE_MISMATCH;
import static dev.mimir.expression.ProblemCode.UNKNOWN_NODE;
import static dev.mimir.expression.ProblemCode.UNKNOWN_VARIABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionProblemTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        row("", EXPRESSION, 1, 1, "there is no expression"),
        row("hp >", EXPRESSION, 1, 5, "the expression ends too early"),
        row("a b", EXPRESSION, 1, 3, "unexpected 'b'"),
        row("99999999999999999999", EXPRESSION, 1, 1, "the number is too large"),
        row("1e999", EXPRESSION, 1, 1, "the number is too large"),
        row("for", EXPRESSION, 1, 1, "reserved identifier: for"),
        row("hpp > 1", UNKNOWN_VARIABLE, 1, 1, "Did you mean 'hp'?"),
        row("hp > 1 &&\n  foo", UNKNOWN_VARIABLE, 2, 3, "there is no variable 'foo'"),
        row("'😀' + foo", UNKNOWN_VARIABLE, 1, 7, "there is no variable 'foo'"),
        row("half", UNKNOWN_VARIABLE, 1, 1, "there is no variable 'half'"),
        row("marks.all(x, y > 1)", UNKNOWN_VARIABLE, 1, 14, "there is no variable 'y'"),
        row("halff(hp)", EXPRESSION, 1, 1, "Did you mean 'half'?"),
        row("now()", EXPRESSION, 1, 1, "there is no function 'now'"),
        row("type(hp)", EXPRESSION, 1, 1, "there is no function 'type'"),
        row("half('a')", TYPE_MISMATCH, 1, 1, "'half' does not fit (string)"),
        row("hp > 'a'", TYPE_MISMATCH, 1, 4, "'>' does not fit (int, string)"),
        row("!hp", TYPE_MISMATCH, 1, 1, "'!' needs a bool"),
        row("hp ? 1 : 2", TYPE_MISMATCH, 1, 4, "(int, int, int)"),
        row("brave ? 1 : 2.5", TYPE_MISMATCH, 1, 7, "write 1.0 for 1"),
        row("1 +\n marks.sort()", EXPRESSION, 2, 8, "there is no function 'sort'"),
        row("hp.map(x, x)", TYPE_MISMATCH, 1, 7, "only a list or a map can be looped over"),
        row("hp.x", TYPE_MISMATCH, 1, 3, "'.' after a value of type int"),
        row("input.texd", EXPRESSION, 1, 6, "Did you mean 'text'?"),
        row("visits.nowhere", UNKNOWN_NODE, 1, 7, "There is: a-b, a.b, tavern."),
        row("has(visits.nowhere)", UNKNOWN_NODE, 1, 4, "there is no 'nowhere'"),
        row("1 + visits['tavrn']", UNKNOWN_NODE, 1, 11, "Did you mean 'tavern'?"),
        row("visits.a-b", UNKNOWN_VARIABLE, 1, 10, "Write visits[\"a-b\"] for that key."),
        row("visits.a.b", TYPE_MISMATCH, 1, 9, "Write visits[\"a.b\"] for that key."),
        row("visits.a-hp", UNKNOWN_NODE, 1, 7, "there is no 'a'"),
        row(
            "mood == 'hapy'",
            TYPE_MISMATCH,
            1,
            9,
            "is not one of happy, sad. Did you mean 'happy'?"),
        row("'x' != mood", TYPE_MISMATCH, 1, 1, "'x' is not one of happy, sad."),
        row("mood in ['sad', 'sat']", TYPE_MISMATCH, 1, 17, "Did you mean 'sad'?"),
        row("null", EXPRESSION, 1, 1, "there is no null"),
        row("1u", EXPRESSION, 1, 1, "unsigned ints are not used"),
        row("b'x'", EXPRESSION, 1, 1, "bytes are not used"),
        row("x{a: 1}", EXPRESSION, 1, 2, "write a map as"),
        row("time - time", TYPE_MISMATCH, 1, 6, "a duration cannot be kept"),
        row("{1: 'a'}", TYPE_MISMATCH, 1, 2, "the keys of a map must be text"),
        row("{last.total: 1}", TYPE_MISMATCH, 1, 6, "write string(…)"),
        row("int", TYPE_MISMATCH, 1, 1, "a type cannot be the result"));
  }

  private static Arguments row(
      String source, ProblemCode code, int line, int column, String message) {
    return Arguments.of(source, code, line, column, message);
  }

  @ParameterizedTest(name = "{0}: {1} at {2}:{3}, {4}")
  @MethodSource("problems")
  void reports(String source, ProblemCode code, int line, int column, String message) {
    ExpressionProblem problem = problemOf(source, Types.DYN);
    assertThat(problem.message()).contains(message);
    assertThat(List.of(problem.code(), problem.line(), problem.column()))
        .containsExactly(code, line, column);
  }

  private static ExpressionProblem problemOf(String source, Type expected) {
    List<ExpressionProblem> problems =
        ExpressionTest.ENVIRONMENT.expression(source, expected).errors();
    assertThat(problems).isNotEmpty();
    return problems.getFirst();
  }

  @Test
  void refuses_a_double_for_an_int_and_says_how_to_convert() {
    ExpressionProblem problem = problemOf("hp * 1.5", Types.INT);
    assertThat(problem.code()).isEqualTo(TYPE_MISMATCH);
    assertThat(problem.message()).contains("this is double, but int is needed. Write int(…)");
    assertThat(problemOf("max(1, 2.5)", Types.INT).code()).isEqualTo(TYPE_MISMATCH);
  }

  @Test
  void takes_an_int_for_a_double_and_makes_it_one() {
    assertThat(evaluated("hp", Types.DOUBLE)).isEqualTo(7.0);
    assertThat(evaluated("[1, 2.5]", new Type.ListOf(Types.DOUBLE))).isEqualTo(List.of(1.0, 2.5));
  }

  @Test
  void takes_any_value_for_a_type_and_checks_it_when_it_is_evaluated() {
    assertThat(evaluated("last.total", Types.INT)).isEqualTo(9L);
    Compiled<Expression> text = ExpressionTest.ENVIRONMENT.expression("last.total", Types.STRING);
    assertThat(failure(text.orThrow(), ExpressionTest.scope()).getMessage())
        .contains("should be string, not int");
  }

  @Test
  void refuses_a_literal_that_is_not_a_value_of_the_expected_enumeration() {
    Type mood = new Type.Enumeration(List.of("happy", "sad"));
    assertThat(problemOf("'angry'", mood).message()).contains("not one of happy, sad");
    assertThat(problemOf("brave ? 'sad' : 'angry'", mood).code()).isEqualTo(TYPE_MISMATCH);
    assertThat(evaluated("brave ? 'sad' : mood", mood)).isEqualTo("sad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "-", "{'a':", "1+", "f(", "a.", "x?1:", "[[1],", "hp["})
  void answers_fast_to_sources_that_are_deep(String piece) {
    for (int times : List.of(60, 900, 9_900 / piece.length())) {
      String source = piece.repeat(times) + "1";
      assertThat(ExpressionTest.ENVIRONMENT.expression(source)).isNotNull();
    }
    String closed = "(".repeat(5_000) + "1" + ")".repeat(4_999);
    assertThat(problemOf(closed, Types.DYN).message()).contains("brackets are open at once");
  }

  @Test
  void refuses_a_source_that_is_too_long() {
    assertThat(problemOf("'" + "x".repeat(10_000) + "'", Types.DYN).message())
        .contains("at most 10000 characters");
  }

  @Test
  void does_not_stumble_over_unpaired_surrogates() {
    assertThat(problemOf("'\ud800' + nope", Types.DYN)).isNotNull();
    assertThat(ExpressionTest.ENVIRONMENT.expression("'\udc00'")).isNotNull();
  }

  private static Object evaluated(String source, Type expected) {
    return ExpressionTest.ENVIRONMENT
        .expression(source, expected)
        .orThrow()
        .evaluate(ExpressionTest.scope());
  }

  static EvaluationException failure(Expression expression, Scope scope) {
    return catchThrowableOfType(EvaluationException.class, () -> expression.evaluate(scope));
  }

  /// The value, or the code of the failure.
  static Object outcome(Expression expression, Scope scope) {
    try {
      return expression.evaluate(scope);
    } catch (EvaluationException e) {
      return e.code();
    }
  }
}
