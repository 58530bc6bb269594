package dev.mimir.axon.eventstore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// Tells what the event store does. Turns by commits is how many turns share a transaction.
///
/// @param counts of the store
public record StoreMetrics(Counts counts) implements MeterBinder {

  /// What a store counts by itself.
  public interface Counts {
    /// Transactions that stored something.
    long commits();

    /// Turns that were stored.
    long turns();

    /// Turns that were refused because too many waited.
    long overloaded();

    /// Transactions that failed.
    long failures();

    /// Turns that wait to be stored.
    int waiting();

    /// How many may wait.
    int capacity();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("mimir.store.commits", counts, Counts::commits)
        .description("Transactions that stored turns")
        .register(registry);
    FunctionCounter.builder("mimir.store.turns", counts, Counts::turns)
        .description("Turns that were stored")
        .register(registry);
    FunctionCounter.builder("mimir.store.overloaded", counts, Counts::overloaded)
        .description("Turns that were refused because the queue was full")
        .register(registry);
    FunctionCounter.builder("mimir.store.failures", counts, Counts::failures)
        .description("Transactions that could not be stored, conflicts included")
        .register(registry);
    Gauge.builder("mimir.store.queue", counts, Counts::waiting)
        .description("Turns that wait for a writer")
        .register(registry);
    Gauge.builder("mimir.store.queue.limit", counts, Counts::capacity)
        .description("Turns that may wait for a writer")
        .register(registry);
  }
}
