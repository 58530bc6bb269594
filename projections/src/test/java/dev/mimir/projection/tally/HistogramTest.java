package dev.mimir.projection.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void puts_four_buckets_to_each_doubling() {
    assertThat(Buckets.of(Duration.ZERO)).isZero();
    assertThat(Buckets.of(Duration.ofMillis(-5))).isZero();
    assertThat(Buckets.of(Duration.ofNanos(999_999))).isZero();
    assertThat(Buckets.of(Duration.ofMillis(1))).isEqualTo(1);
    assertThat(Buckets.of(Duration.ofMillis(2))).isEqualTo(5);
    assertThat(Buckets.of(Duration.ofMillis(1024))).isEqualTo(41);
    assertThat(Buckets.of(Duration.ofDays(100_000))).isEqualTo(Buckets.LAST);
  }

  @Test
  void holds_a_duration_within_the_bounds_of_its_bucket() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      long millis = (long) Math.pow(10, random.nextDouble(12));
      int bucket = Buckets.of(Duration.ofMillis(millis));
      assertThat((double) millis)
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(Buckets.lower(bucket))
          .isLessThan(Buckets.upper(bucket));
      assertThat(Buckets.upper(bucket) / Buckets.lower(bucket)).isCloseTo(1.19, within(0.01));
    }
  }

  @Test
  void interpolates_within_the_bucket() {
    Histogram histogram = new Histogram().add(41, 4).add(45, 4);
    assertThat(histogram.total()).isEqualTo(8);
    assertThat(histogram.percentile(0.25)).isEqualTo(1120.87);
    assertThat(histogram.percentile(0.5)).isEqualTo(1217.75);
    assertThat(histogram.percentile(1)).isEqualTo(2435.5);
  }

  @Test
  void knows_nothing_of_no_durations() {
    assertThat(new Histogram().percentile(0.5)).isNull();
    assertThat(new Histogram().add(3, 0).percentile(0.5)).isNull();
  }
}
