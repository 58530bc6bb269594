package dev.mimir.axon.effect;

import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Fail;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of effects.
final class EffectCounts {
  private static final int DIGITS = 2;

  private final MeterRegistry registry;
  private final MeterProvider<Timer> delay;
  private final MeterProvider<Timer> performed;
  private final ModelCounts models;

  EffectCounts(MeterRegistry registry, RunningEffects running) {
    this.registry = registry;
    delay =
        Timer.builder("mimir.effects.delay")
            .description("From the request of an effect to the begin of its work")
            .publishPercentiles(0.5, 0.95)
            .percentilePrecision(DIGITS)
            .withRegistry(registry);
    performed =
        Timer.builder("mimir.effects.performed")
            .description("Attempts at effects, by what came of them, and how long they took")
            .withRegistry(registry);
    models = new ModelCounts(registry);
    Gauge.builder("mimir.effects.running", running, RunningEffects::count)
        .description("Effects that this server performs just now")
        .register(registry);
  }

  /// A result or deadline that no session waits for any more.
  void late(String tenant) {
    Counter.builder("mimir.effects.late")
        .description("Results and deadlines that no session waited for any more")
        .tag("tenant", tenant)
        .register(registry)
        .increment();
  }

  /// The work on an effect begins.
  ///
  /// @param after how long after its request
  void begun(String kind, Duration after) {
    delay.withTag("kind", kind).record(after);
  }

  /// An attempt at an effect is over.
  ///
  /// @param told what the session is told; null when it stopped waiting meanwhile
  void performed(String kind, @Nullable SessionCommand told, Duration took) {
    performed.withTags("kind", kind, "outcome", outcome(told)).record(took);
    switch (told) {
      case Complete complete -> models.tried(complete.attempts());
      case Fail fail -> models.tried(fail.attempts());
      case null, default -> {}
    }
  }

  private static String outcome(@Nullable SessionCommand told) {
    return switch (told) {
      case Complete _ -> "done";
      case Fail fail -> fail.retryable() ? "retryable" : "failed";
      case null, default -> "stopped";
    };
  }
}
