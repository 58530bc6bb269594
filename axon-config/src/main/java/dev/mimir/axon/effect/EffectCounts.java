package dev.mimir.axon.effect;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// Counts what becomes of effects.
final class EffectCounts {
  private static final int DIGITS = 2;

  private final MeterRegistry registry;
  private final MeterProvider<Timer> delay;

  EffectCounts(MeterRegistry registry, RunningEffects running) {
    this.registry = registry;
    delay =
        Timer.builder("mimir.effects.delay")
            .description("From the request of an effect to the begin of its work")
            .publishPercentiles(0.5, 0.95)
            .percentilePrecision(DIGITS)
            .withRegistry(registry);
    registry.gauge("mimir.effects.running", running, RunningEffects::count);
  }

  /// A result or deadline that no session waits for any more.
  void late(String tenant) {
    registry.counter("mimir.effects.late", "tenant", tenant).increment();
  }

  /// The work on an effect begins.
  ///
  /// @param after how long after its request
  void begun(String kind, Duration after) {
    delay.withTag("kind", kind).record(after);
  }
}
