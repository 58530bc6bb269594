package dev.mimir.axon.effect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Counts what becomes of effects.
final class EffectCounts {
  private final MeterRegistry registry;

  EffectCounts(MeterRegistry registry, RunningEffects running) {
    this.registry = registry;
    registry.gauge("mimir.effects.running", running, RunningEffects::count);
  }

  /// A result or deadline that no session waits for any more.
  void late(String tenant) {
    registry.counter("mimir.effects.late", "tenant", tenant).increment();
  }

  /// An attempt begins.
  ///
  /// @param after how long after its request
  void begun(String kind, Duration after) {
    registry.timer("mimir.effects.delay", "kind", kind).record(after);
  }
}
