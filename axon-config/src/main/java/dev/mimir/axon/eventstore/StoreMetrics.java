package dev.mimir.axon.eventstore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// Tells what the group commit does. Turns by commits is how many turns share a transaction.
record StoreMetrics(GroupCommitter committer) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("mimir.store.commits", committer, GroupCommitter::commits)
        .description("Transactions that stored turns")
        .register(registry);
    FunctionCounter.builder("mimir.store.turns", committer, GroupCommitter::turns)
        .description("Turns that were stored")
        .register(registry);
    FunctionCounter.builder("mimir.store.overloaded", committer, GroupCommitter::overloaded)
        .description("Turns that were refused because the queue was full")
        .register(registry);
    FunctionCounter.builder("mimir.store.failures", committer, GroupCommitter::failures)
        .description("Transactions that could not be stored, conflicts included")
        .register(registry);
    Gauge.builder("mimir.store.queue", committer, GroupCommitter::waiting)
        .description("Turns that wait for a writer")
        .register(registry);
    Gauge.builder("mimir.store.queue.limit", committer, GroupCommitter::capacity)
        .description("Turns that may wait for a writer")
        .register(registry);
  }
}
