package dev.mimir.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mimir.dice.Odds.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "0d6",
        "d6",
        "3d6",
        "2d6+1",
        "d6-d4",
        "2*d6",
        "d6*d4",
        "d6*d6/2",
        "7/d4",
        "d6/d4",
        "-d6/4",
        "floor(d6/2)*2",
        "ceil(d6/4)",
        "round(d6/4)",
        "round(-d6/2)",
        "abs(d6-3)",
        "abs(d6/2-2)",
        "1000000*d4",
        "4dF",
        "4d6dl1",
        "5d4kh2",
        "5d4kl2",
        "5d4dh1dl1",
        "4d4kh9",
        "3d4kh0",
        "4dFkh2",
        "3d6min2",
        "3d6min2max5",
        "3d6max4kl2",
        "4d6>=5",
        "4d6>=5f1",
        "4d6kh2>=5f<=2",
        "4d6=7",
        "{2d4, d6}kh1",
        "{2d4, d6, d6}kl2",
        "{d4, d6/2, 2}dl1",
        "{d6, d6, d8}>=5f1",
        "{d6/2, d6/4}>=1",
        "{d6, d6, d8, d4}kh2>=4",
        "{d6, 3}",
        "{d4,d4}kh0",
        "{{d4,d6}kh1,d8}kl1",
        "d6+{d4,d6}kh1*2",
        "3d6ro1",
        "3d6ro<=3"
      })
  void agrees_with_every_sequence_of_faces(String notation) {
    Dice dice = Dice.parse(notation);
    assertThat(dice.odds().exact()).as(notation).isTrue();
    assertAgrees(dice, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d6!",
        "2d6!",
        "2d4!!",
        "2d6!p",
        "d6!>=4",
        "2d6!2",
        "3d4!kh1",
        "2d4!kh2",
        "3d4!dl1",
        "2d4!pkh2",
        "3d4!pkl2",
        "2d6!!kh1",
        "2d4!>=3>=4f1",
        "3d4!kh2>=3",
        "2d6!p>=5",
        "dF!",
        "2dF!!",
        "2d6r1",
        "3d6r<=2kh2",
        "2d6r1!",
        "2d6r>4!4",
        "2d4!max3kh2",
        "2d4!pmin2kh1",
        "d6!/2",
        "2d6ro1!",
        "2d4ro4!kh1",
        "{d4!, d6}kh1",
        "{2d4!kh1, d4!}kl1"
      })
  void agrees_as_far_as_sequences_can_be_followed(String notation) {
    assertAgrees(Dice.parse(notation), 1e-6);
  }

  @Test
  void agrees_for_random_notations() {
    long seed = 42;
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      String notation = pool(random) + pick(random, "", "+2", "*2", "/2", "-d4", "+d3!", "*d2");
      Dice dice = accepted(notation);
      if (dice != null) {
        assertAgrees(dice, 1e-4);
      }
    }
  }

  private static @Nullable Dice accepted(String notation) {
    try {
      return Dice.parse(notation);
    } catch (DiceNotationException refused) {
      return null;
    }
  }

  private static String pool(Random random) {
    return (random.nextInt(3) + 1)
        + pick(random, "d2", "d3", "d4", "dF", "d6")
        + pick(random, "", "", "r1", "ro2", "ro<=2")
        + pick(random, "", "", "!", "!!", "!p", "!2")
        + pick(random, "", "", "min2", "max2", "min1max2")
        + pick(random, "", "kh1", "kl1", "dl1", "dh1", "kh2dl1")
        + pick(random, "", "", ">=2", ">1f1", "=2f<2");
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static void assertAgrees(Dice dice, double limit) {
    Odds odds = dice.odds();
    BruteForce expected = new BruteForce(dice, limit);
    Map<Long, Double> computed = new TreeMap<>();
    odds.probabilities().forEach(o -> computed.put(o.total(), o.probability()));
    assertThat(computed.keySet()).as("%s", dice).containsAll(expected.chances.keySet());
    if (limit == 0) {
      assertThat(computed.keySet()).as("%s", dice).isEqualTo(expected.chances.keySet());
    }
    computed.forEach((total, chance) -> {
      double sought = expected.chances.getOrDefault(total, 0.0);
      assertThat(chance - sought)
          .as("%s = %d", dice, total)
          .isBetween(-1e-9, expected.missing + 1e-9);
    });
    assertSound(dice, odds);
  }

  private static void assertSound(Dice dice, Odds odds) {
    double sum = odds.probabilities().stream().mapToDouble(Outcome::probability).sum();
    assertThat(sum).as("%s", dice).isCloseTo(1, within(1e-11));
    assertThat(odds.probabilities().stream().mapToLong(Outcome::total)).as("%s", dice).isSorted();
    assertThat(odds.min()).isLessThanOrEqualTo(odds.probabilities().getFirst().total());
    assertThat(odds.max()).isGreaterThanOrEqualTo(odds.probabilities().getLast().total());
  }

  @Test
  void knows_the_classic_odds() {
    assertThat(Dice.parse("1d2+1").odds())
        .isEqualTo(
            new Odds(2, 3, 2.5, 0.5, List.of(new Outcome(2, 0.5), new Outcome(3, 0.5)), true));
    assertThat(Dice.parse("4d6dl1").odds().mean()).isCloseTo(15869.0 / 1296, within(1e-12));
    assertThat(Dice.parse("2d20kh1").odds().mean()).isCloseTo(13.825, within(1e-12));
    assertThat(Dice.parse("1d6!").odds().mean()).isCloseTo(4.2, within(1e-10));
    assertThat(Dice.parse("2d6").odds().standardDeviation())
        .isCloseTo(Math.sqrt(35.0 / 6), within(1e-12));
  }

  @Test
  void says_when_a_tail_was_cut_off() {
    assertThat(Dice.parse("1d6!").odds().exact()).isFalse();
    assertThat(Dice.parse("3d6!kh2").odds().exact()).isFalse();
    assertThat(Dice.parse("{1d6!, 3}kh1 + 1").odds().exact()).isFalse();
    assertThat(Dice.parse("1d6r<=5").odds().exact()).isTrue();
    assertThat(Dice.parse("1d6!7").odds().exact()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000d6",
        "100d100",
        "100d10kh50",
        "10d10!p5kh3",
        "1d20!<=19",
        "1000dF",
        "6d6!!kh3"
      })
  void are_computed_for_large_pools(String notation) {
    Dice dice = Dice.parse(notation);
    assertSound(dice, dice.odds());
  }

  @Test
  void keep_the_bounds_of_totals_too_unlikely_for_a_double() {
    Odds odds = Dice.parse("1000d6").odds();
    assertThat(List.of(odds.min(), odds.max())).containsExactly(1000L, 6000L);
    assertThat(odds.mean()).isCloseTo(3500, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000d1000",
        "d1000000",
        "100d100*100d100",
        "1000d20kh500",
        "1/1d100",
        "1d100!<=99",
        "{1d20!<=19,1d20!<=19,1d20!<=19}kh2",
        "50d6!>=3kh20",
        "d1000*d1000*d1000",
        "{d1000,d999,d998,d997,d996,d995,d994,d993}kh3"
      })
  void are_refused_where_they_would_take_too_long(String notation) {
    Dice dice = Dice.parse(notation);
    assertThatThrownBy(dice::odds)
        .isInstanceOf(DiceNotationException.class)
        .hasMessageContaining("too many cases");
  }
}
