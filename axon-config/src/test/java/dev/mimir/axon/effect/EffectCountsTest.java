package dev.mimir.axon.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Fail;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class EffectCountsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EffectCounts counts = new EffectCounts(registry, new RunningEffects());

  @Test
  void tells_the_median_and_the_95th_percentile_of_how_long_effects_waited() {
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

  @Test
  void counts_attempts_by_kind_and_outcome_and_what_models_took() {
    Map<String, Object> answered =
        Map.of(
            "provider",
            "openai",
            "model",
            "small",
            "latency_ms",
            20L,
            "tokens_in",
            7L,
            "tokens_out",
            3L,
            "cost_micros",
            40L);
    Map<String, Object> refused =
        Map.of("provider", "openai", "model", "small", "error_code", "CIRCUIT_OPEN");
    Duration took = Duration.ofMillis(30);
    counts.performed("model", new Complete(1, 1, Map.of(), List.of(refused, answered)), took);
    counts.performed("model", new Fail(1, 1, "RATE", "", true, null, List.of(refused)), took);
    counts.performed("model", new Fail(1, 2, "RATE", "", false, null, List.of()), took);
    counts.performed("tool", null, took);
    assertThat(performed("model", "done")).isEqualTo(1);
    assertThat(performed("model", "retryable")).isEqualTo(1);
    assertThat(performed("model", "failed")).isEqualTo(1);
    assertThat(performed("tool", "stopped")).isEqualTo(1);
    assertThat(registry.get("mimir.model.calls").tag("outcome", "done").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("mimir.model.calls").tag("outcome", "circuit_open").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("mimir.model.tokens").tag("direction", "in").counter().count())
        .isEqualTo(7);
    assertThat(registry.get("mimir.model.tokens").tag("direction", "out").counter().count())
        .isEqualTo(3);
    assertThat(registry.get("mimir.model.cost").counter().count()).isEqualTo(40);
  }

  @Test
  void counts_models_beyond_a_hundred_together() {
    for (int i = 0; i < 150; i++) {
      Map<String, Object> attempt = Map.of("provider", "openai", "model", "m" + i);
      counts.performed("model", new Complete(1, 1, Map.of(), List.of(attempt)), Duration.ZERO);
    }
    assertThat(registry.get("mimir.model.cost").counters()).hasSizeLessThanOrEqualTo(101);
    assertThat(registry.get("mimir.model.calls").tag("model", "other").timer().count())
        .isEqualTo(50);
  }

  private long performed(String kind, String outcome) {
    return registry
        .get("mimir.effects.performed")
        .tag("kind", kind)
        .tag("outcome", outcome)
        .timer()
        .count();
  }
}
