package dev.mimir.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bound of an input, on both of its sides.
class AnswersTest {
  private static final InputRule TEXT = rule(InputRule.Type.TEXT);
  private static final InputRule WHOLE = rule(InputRule.Type.INT);
  private static final InputRule REAL = rule(InputRule.Type.DOUBLE);

  private static InputRule rule(InputRule.Type type) {
    return new InputRule(type, null, null, null, null, null, null);
  }

  private static InputRule between(
      InputRule.Type type, @Nullable Double min, @Nullable Double max) {
    return new InputRule(type, min, max, null, null, null, null);
  }

  private static InputRule sized(@Nullable Integer min, @Nullable Integer max) {
    return new InputRule(InputRule.Type.TEXT, null, null, min, max, null, null);
  }

  private static InputRule like(String pattern) {
    return new InputRule(InputRule.Type.TEXT, null, null, null, null, pattern, null);
  }

  private static InputRule oneOf(InputRule.Type type, Object... values) {
    return new InputRule(type, null, null, null, null, null, List.of(values));
  }

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(TEXT, "", true),
        Arguments.of(TEXT, "x".repeat(16_384), true),
        Arguments.of(TEXT, "x".repeat(16_385), false),
        Arguments.of(TEXT, 3L, false),
        Arguments.of(sized(2, null), "a", false),
        Arguments.of(sized(2, null), "ab", true),
        Arguments.of(sized(null, 2), "😀😀", true),
        Arguments.of(sized(null, 2), "abc", false),
        Arguments.of(like("[a-z]+"), "abc", true),
        Arguments.of(like("[a-z]+"), "abc1", false),
        Arguments.of(like("(a*)*b"), "a".repeat(5_000), false),
        Arguments.of(oneOf(InputRule.Type.TEXT, "yes", "no"), "no", true),
        Arguments.of(oneOf(InputRule.Type.TEXT, "yes", "no"), "No", false),
        Arguments.of(WHOLE, 3L, true),
        Arguments.of(WHOLE, 3.0, true),
        Arguments.of(WHOLE, 3.5, false),
        Arguments.of(WHOLE, 1e300, false),
        Arguments.of(WHOLE, Double.NaN, false),
        Arguments.of(WHOLE, true, false),
        Arguments.of(WHOLE, "3", false),
        Arguments.of(between(InputRule.Type.INT, 1.0, 6.0), 0L, false),
        Arguments.of(between(InputRule.Type.INT, 1.0, 6.0), 1L, true),
        Arguments.of(between(InputRule.Type.INT, 1.0, 6.0), 6L, true),
        Arguments.of(between(InputRule.Type.INT, 1.0, 6.0), 7L, false),
        Arguments.of(oneOf(InputRule.Type.INT, 1L, 3L), 3L, true),
        Arguments.of(oneOf(InputRule.Type.INT, 1L, 3L), 2L, false),
        Arguments.of(REAL, 3L, true),
        Arguments.of(REAL, -2.5, true),
        Arguments.of(REAL, Double.NaN, false),
        Arguments.of(REAL, Double.POSITIVE_INFINITY, false),
        Arguments.of(between(InputRule.Type.DOUBLE, -0.5, 0.5), 0.51, false),
        Arguments.of(between(InputRule.Type.DOUBLE, -0.5, 0.5), -0.51, false),
        Arguments.of(between(InputRule.Type.DOUBLE, -0.5, 0.5), 0.5, true),
        Arguments.of(oneOf(InputRule.Type.DOUBLE, 0.5, 1L), 1L, true),
        Arguments.of(rule(InputRule.Type.BOOL), true, true),
        Arguments.of(rule(InputRule.Type.BOOL), "true", false),
        Arguments.of(rule(InputRule.Type.BOOL), 1L, false));
  }

  @ParameterizedTest
  @MethodSource("table")
  void takes_what_fits_and_nothing_else(InputRule rule, Object given, boolean fits) {
    Answer answer = given instanceof String text ? Answer.text("anna", text) : Answer.value(given);
    Awaited awaited =
        new Awaited(Kind.INPUT, null, List.of(), List.of(), rule, List.of("anna"), null);
    Answers.Checked checked = Answers.check(answer, awaited, "anna");
    assertThat(checked).isInstanceOf(fits ? Answers.Fits.class : Answers.Wrong.class);
    if (checked instanceof Answers.Wrong(var message)) {
      assertThat(message).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void keeps_numbers_as_the_type_says(InputRule rule, Object given, Object kept) {
    Awaited awaited =
        new Awaited(Kind.INPUT, null, List.of(), List.of(), rule, List.of("anna"), null);
    assertThat(Answers.check(Answer.value(given), awaited, "anna"))
        .isEqualTo(new Answers.Fits(Answer.value(kept)));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of(WHOLE, 3.0, 3L),
        Arguments.of(WHOLE, 3L, 3L),
        Arguments.of(WHOLE, Long.MAX_VALUE, Long.MAX_VALUE),
        Arguments.of(REAL, 3L, 3.0));
  }
}
