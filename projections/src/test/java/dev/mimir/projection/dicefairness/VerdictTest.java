package dev.mimir.projection.dicefairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static List<Bin> bins(double expected, long... counts) {
    return IntStream.range(0, counts.length)
        .mapToObj(i -> new Bin(i + 1L, counts[i], expected))
        .toList();
  }

  @Test
  void gives_the_statistic_and_its_probability() {
    Verdict verdict = Verdict.of(bins(10, 5, 8, 9, 8, 10, 20));
    assertThat(verdict.chiSquare()).isCloseTo(13.4, within(1e-12));
    assertThat(verdict.degreesOfFreedom()).isEqualTo(5);
    assertThat(verdict.p()).isCloseTo(0.019905220334774376, within(1e-9));
    assertThat(verdict.fair()).isTrue();
  }

  @Test
  void takes_values_together_until_five_are_expected() {
    List<Bin> few =
        Stream.of(1.0, 2.0, 3.0, 6.0, 4.0, 2.0, 1.0).map(e -> new Bin(0, 2, e)).toList();
    Verdict verdict = Verdict.of(few);
    assertThat(verdict.degreesOfFreedom()).isEqualTo(2);
    assertThat(verdict.chiSquare()).isCloseTo(0 + 16 / 6.0 + 1 / 7.0, within(1e-12));
  }

  @Test
  void tells_nothing_of_too_few() {
    assertThat(Verdict.of(bins(1, 1, 1, 1, 0))).isEqualTo(Verdict.OPEN);
    assertThat(Verdict.of(List.of())).isEqualTo(Verdict.OPEN);
  }

  @Test
  void is_suspicious_of_what_one_in_a_million_honest_dice_show() {
    assertThat(Verdict.of(bins(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_200)).fair()).isFalse();
  }
}
