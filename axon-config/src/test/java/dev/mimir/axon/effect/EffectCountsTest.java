package dev.mimir.axon.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class EffectCountsTest {
  @Test
  void tells_the_median_and_the_95th_percentile_of_how_long_effects_waited() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    EffectCounts counts = new EffectCounts(registry, new RunningEffects());
    for (int millis = 1; millis <= 100; millis++) {
      counts.begun("model", Duration.ofMillis(millis));
    }
    counts.begun("tool", Duration.ofSeconds(1));
    ValueAtPercentile[] found =
        registry
            .get("mimir.effects.delay")
            .tag("kind", "model")
            .timer()
            .takeSnapshot()
            .percentileValues();
    assertThat(found).extracting(ValueAtPercentile::percentile).containsExactly(0.5, 0.95);
    assertThat(found[0].value(TimeUnit.MILLISECONDS)).isCloseTo(50, Percentage.withPercentage(2));
    assertThat(found[1].value(TimeUnit.MILLISECONDS)).isCloseTo(95, Percentage.withPercentage(2));
  }
}
