package dev.mimir.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                  | 0  | the notation ends here; write dice such as 2d6
          x                   | 0  | 'x' is not expected here; write dice
          2d                  | 2  | the number of sides
          2dx                 | 2  | the number of sides
          d0                  | 1  | use at least 1
          2d6 x               | 4  | 'x' is not expected here; write an operator
          2d6 3               | 4  | '3' is not expected here
          1.5                 | 1  | '.' is not expected here
          2d6+                | 4  | the notation ends here
          (2d6                | 4  | close the parenthesis
          2d6)                | 3  | ')' is not expected here
          floor 3             | 6  | write ( after the function
          {2d6, 1d10          | 10 | close the group
          {}                  | 1  | '}' is not expected here
          2d6kh1kh2           | 6  | give kh only once
          2d6!!!              | 5  | give ! only once
          2d6!!p              | 5  | 'p' is not expected here
          2d6r                | 4  | the number to compare with
          2d6r<               | 5  | the number to compare with
          2d6min              | 6  | write min as a whole number
          2d6>=5>=6           | 6  | give a count of successes only once
          2d6f1               | 3  | f subtracts from a count of successes
          2d6min5max2         | 11 | min must not be above max
          {2d6}!              | 5  | put it behind the dice inside the braces
          {2d6}r1             | 5  | put it behind the dice inside the braces
          1d1!                | 3  | explode for ever
          1d6!>=1             | 3  | explode for ever
          1d6r<3!>=3          | 6  | explode for ever
          1d6r<=6             | 3  | reroll for ever
          1d6 r > 0           | 4  | reroll for ever
          1d1000r<=999        | 6  | reroll for ever
          1/0                 | 1  | divisor can be zero
          3 / (1d6-1)         | 2  | divisor can be zero
          3/(1/3+1/3+1/3-1)   | 1  | divisor can be zero
          99999999d6          | 0  | use at most 1000 in all
          1001d6              | 0  | use at most 1000 in all
          600d6+600d6         | 6  | use at most 1000 in all
          1d1000001           | 2  | use at most 1000000
          1d99999999999999999999 | 2 | use at most 1000000
          9999999999          | 0  | use at most 1000000000
          999d2!              | 0  | rolled again too often
          1000000000*1000000000 | 10 | beyond 9007199254740991
          1/1000000000/1000000000 | 12 | beyond 9007199254740991
          """)
  void says_where_and_what_to_do(String notation, int column, String message) {
    assertThatThrownBy(() -> Dice.parse(notation))
        .isInstanceOf(DiceNotationException.class)
        .hasMessageContaining(message)
        .extracting(error -> ((DiceNotationException) error).column())
        .isEqualTo(column);
  }

  private static DiceNotationException refusal(String notation) {
    return catchThrowableOfType(DiceNotationException.class, () -> Dice.parse(notation));
  }

  @Test
  void refuses_deep_nesting() {
    assertThat(Dice.parse("(".repeat(31) + "1" + ")".repeat(31)).notation()).hasSize(63);
    assertThat(refusal("(".repeat(40) + "1" + ")".repeat(40)))
        .hasMessageContaining("nested too deep")
        .extracting(DiceNotationException::column)
        .isEqualTo(32);
    assertThat(refusal("-".repeat(40) + "1")).hasMessageContaining("nested too deep");
    assertThat(refusal("{".repeat(40))).hasMessageContaining("nested too deep");
    assertThat(refusal("abs(".repeat(40))).hasMessageContaining("nested too deep");
  }

  @Test
  void refuses_a_notation_that_is_too_long_before_it_reads_it() {
    assertThat(refusal("(".repeat(10_000)))
        .hasMessageContaining("at most 500 characters")
        .extracting(DiceNotationException::column)
        .isEqualTo(500);
  }

  @Test
  void refuses_too_many_members() {
    assertThat(refusal("{1" + ",1".repeat(32) + "}")).hasMessageContaining("at most 32 members");
  }

  @Test
  void any_text_is_either_refused_or_can_be_rolled() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      String text = text(random);
      try {
        Dice.parse(text).roll(sides -> random.nextInt(sides) + 1);
      } catch (DiceNotationException refused) {
        assertThat(refused.column()).as("%s, seed %d", text, seed).isBetween(0, text.length());
      }
    }
  }

  private static final String[] PARTS = {
    "1", "2", "6", "d6", "2d6", "d20", "3d10", "dF", "d%", "kh", "kl1", "dh", "dl2", "!", "!!",
        "!p",
    "r1", "ro<=2", "min2", "max5", ">=5", "<3", "=1", "f1", "+", "-", "*", "/", "(", ")", "{", ",",
    "}", "floor(", "ceil(", "round(", "abs(", " ", "0", "F", "d", "é", "999"
  };

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = 1 + random.nextInt(9); parts > 0; parts--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}
