package dev.mimir.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.dice.Die.Mark;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                      |             | 7
          2d6                    | 3 4         | 7
          d20                    | 17          | 17
          D20                    | 17          | 17
          d%                     | 100         | 100
          0d6                    |             | 0
          dF                     | 1           | -1
          4dF                    | 1 2 3 3     | 1
          4df                    | 1 2 3 3     | 1
          2d6+1                  | 3 4         | 8
          ' 2 d 6 dl 1 + 2 '     | 3 4         | 6
          4d6dl1 + 2             | 1 6 5 4     | 17
          4d6dl                  | 1 6 5 4     | 15
          4d6dh2                 | 1 6 5 4     | 5
          4d6kh3                 | 1 6 5 4     | 15
          2d20kh                 | 8 15        | 15
          2d20kl                 | 8 15        | 8
          2d20kh+5               | 8 15        | 20
          2d6kh9                 | 2 3         | 5
          2d6dl9                 | 2 3         | 0
          2d6kh0                 | 2 3         | 0
          5d6dl1dh1              | 1 2 3 4 6   | 9
          5d6kh3kl1              | 1 2 3 4 6   | 3
          1d6!                   | 6 6 2       | 14
          2d6!                   | 6 2 3       | 11
          1d6!!                  | 6 6 2       | 14
          1d6!p                  | 6 6 2       | 12
          1d6!>=5                | 5 6 4       | 15
          1d6!3                  | 3 6         | 9
          1d6!=3                 | 3 6         | 9
          1d6! - 1               | 6 2         | 7
          2d6!kh1                | 6 6 2 5     | 6
          2d6!!kh1               | 6 6 2 5     | 14
          4dF!                   | 3 2 1 2 2   | 0
          1d6r1                  | 1 1 4       | 4
          1d6r<=2                | 2 1 4       | 4
          1d6ro1                 | 1 1         | 1
          1d6ro<3                | 2 5         | 5
          2d6r1                  | 1 3 4       | 7
          1d6r1!                 | 1 6 1 2     | 8
          1dFr=-1                | 1 2         | 0
          3d6min3                | 1 2 6       | 12
          3d6max4                | 1 2 6       | 7
          3d6min2max5            | 1 2 6       | 9
          2dFmin0                | 1 3         | 1
          2dFmax-1               | 1 3         | -2
          1d6!!max5              | 6 6 2       | 12
          1d6!pmin2              | 6 1         | 8
          5d10>=8                | 8 10 1 7 9  | 3
          5d10>8                 | 8 10 1 7 9  | 2
          5d10<=7                | 8 10 1 7 9  | 2
          5d10<7                 | 8 10 1 7 9  | 1
          5d10=10                | 8 10 1 7 9  | 1
          5d10>=8f1              | 8 10 1 7 9  | 2
          5d10>=8f<=2            | 8 2 1 7 9   | 0
          5d10f1>=8              | 1 1 1 7 9   | -2
          3d10>=8!               | 10 8 2 9    | 3
          3d10!>=9>=8            | 10 8 2 9 1  | 3
          3d10!!>=8              | 8 2 3 1     | 14
          4d10kh2>=8             | 9 9 9 1     | 2
          4dF=-1                 | 1 1 2 3     | 2
          {2d6, 1d10}kh1         | 3 4 8       | 8
          {2d6, 1d10}kl1         | 3 4 8       | 7
          {2d6, 1d10}            | 3 4 8       | 15
          {2d6+1, 1d10}dh1       | 3 4 9       | 8
          {1d6, 1d6, 1d6}>=5f1   | 5 6 1       | 1
          {1d6/2, 1}>=2          | 4           | 1
          {{1d6,1d8}kh1,1d4}kl1  | 6 3 4       | 4
          {1d6}                  | 4           | 4
          2+3*4                  |             | 14
          (2+3)*4                |             | 20
          2-3-4                  |             | -5
          24/4/2                 |             | 3
          -2d6                   | 3 4         | -7
          2--3                   |             | 5
          +2                     |             | 2
          7/2                    |             | 3
          -7/2                   |             | -4
          7/2*2                  |             | 7
          1/3+1/3+1/3            |             | 1
          1d6/2+1d6/2            | 3 5         | 4
          floor(7/2)*2           |             | 6
          ceil(7/2)              |             | 4
          ceil(-7/2)             |             | -3
          round(7/2)             |             | 4
          round(10/3)            |             | 3
          round(-7/2)            |             | -3
          abs(1d6-10)            | 3           | 7
          ABS( -7 / 2 )*2        |             | 7
          10d6/1d6               | 1 1 1 1 1 1 1 1 1 6 4 | 3
          """)
  void comes_to_the_total(String notation, String faces, long total) {
    ScriptedDraws draws = script(faces == null ? "" : faces);
    assertThat(Dice.parse(notation).roll(draws).total()).isEqualTo(total);
    assertThat(draws.left()).isZero();
  }

  private static ScriptedDraws script(String faces) {
    return ScriptedDraws.of(
        Arrays.stream(faces.split(" "))
            .filter(f -> !f.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray());
  }

  private static List<Die> dice(String notation, int... faces) {
    return Dice.parse(notation).roll(ScriptedDraws.of(faces)).dice();
  }

  private static Die die(int sides, long value, boolean kept, Mark... marks) {
    return new Die(sides, value, List.of((int) value), kept, List.of(marks));
  }

  @Test
  void draws_from_left_to_right_with_rerolls_and_explosions_at_once() {
    Roll roll = Dice.parse("2d6r1! + d4").roll(ScriptedDraws.of(1, 6, 2, 3, 4), 10);
    assertThat(roll.draws())
        .containsExactly(
            new Draw(10, 6, 1),
            new Draw(11, 6, 6),
            new Draw(12, 6, 2),
            new Draw(13, 6, 3),
            new Draw(14, 4, 4));
    assertThat(roll.dice())
        .containsExactly(
            die(6, 1, false, Mark.REROLLED),
            die(6, 6, true, Mark.EXPLODED),
            die(6, 2, true),
            die(6, 3, true),
            die(4, 4, true));
    assertThat(roll.notation()).isEqualTo("2d6r1! + d4");
  }

  @Test
  void numbers_the_draws_from_zero() {
    assertThat(Dice.parse("2dF").roll(ScriptedDraws.of(1, 3)).draws())
        .containsExactly(new Draw(0, 3, 1), new Draw(1, 3, 3));
  }

  @Test
  void shows_fate_dice_as_minus_one_to_one() {
    assertThat(dice("2dF", 1, 3)).containsExactly(die(3, -1, true), die(3, 1, true));
  }

  @Test
  void drops_the_earlier_of_equal_dice() {
    assertThat(dice("2d6dl1", 4, 4)).containsExactly(die(6, 4, false), die(6, 4, true));
  }

  @Test
  void shows_a_compounded_die_with_all_its_faces() {
    assertThat(dice("1d6!!r1", 6, 1, 6, 2))
        .containsExactly(
            new Die(6, 14, List.of(6, 6, 2), true, List.of(Mark.EXPLODED)),
            die(6, 1, false, Mark.REROLLED));
  }

  @Test
  void marks_what_penetrated_and_what_was_clamped() {
    assertThat(dice("1d6!pmin2", 6, 1))
        .containsExactly(
            die(6, 6, true, Mark.EXPLODED),
            new Die(6, 2, List.of(1), true, List.of(Mark.PENETRATED, Mark.CLAMPED)));
  }

  @Test
  void marks_successes_and_failures_of_kept_dice() {
    assertThat(dice("4d6kh3>=5f2", 6, 2, 5, 1))
        .containsExactly(
            die(6, 6, true, Mark.SUCCESS),
            die(6, 2, true, Mark.FAILURE),
            die(6, 5, true, Mark.SUCCESS),
            die(6, 1, false));
  }

  @Test
  void drops_all_dice_of_a_dropped_member() {
    assertThat(dice("{2d6, d10}kh1", 1, 2, 8))
        .containsExactly(die(6, 1, false), die(6, 2, false), die(10, 8, true));
  }

  @Test
  void stops_a_source_that_never_lets_go() {
    Dice dice = Dice.parse("1d6!");
    assertThatThrownBy(() -> dice.roll(sides -> sides))
        .isInstanceOf(DiceNotationException.class)
        .hasMessageContaining("10000 draws");
  }

  @Test
  void refuses_a_source_that_draws_no_face_of_the_die() {
    Dice dice = Dice.parse("1d6");
    assertThatThrownBy(() -> dice.roll(sides -> 0)).isInstanceOf(IllegalStateException.class);
  }
}
