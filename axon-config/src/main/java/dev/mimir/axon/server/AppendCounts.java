package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.EventStoreOverloadedException;
import dev.mimir.axon.eventstore.StoreMetrics;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/// Bounds the appends that are under way, and counts them.
final class AppendCounts implements StoreMetrics.Counts {
  private final int capacity;
  private final Semaphore places;
  private final LongAdder turns = new LongAdder();
  private final LongAdder overloaded = new LongAdder();
  private final LongAdder failures = new LongAdder();

  AppendCounts(int capacity) {
    this.capacity = capacity;
    this.places = new Semaphore(capacity);
  }

  /// Does an append.
  ///
  /// @throws EventStoreOverloadedException when too many are under way
  void within(Runnable append) {
    if (!places.tryAcquire()) {
      overloaded.increment();
      throw new EventStoreOverloadedException(waiting());
    }
    try {
      append.run();
      turns.increment();
    } catch (RuntimeException e) {
      failures.increment();
      throw e;
    } finally {
      places.release();
    }
  }

  /// Each turn is a transaction of its own.
  @Override
  public long commits() {
    return turns.sum();
  }

  @Override
  public long turns() {
    return turns.sum();
  }

  @Override
  public long overloaded() {
    return overloaded.sum();
  }

  @Override
  public long failures() {
    return failures.sum();
  }

  @Override
  public int waiting() {
    return capacity - places.availablePermits();
  }

  @Override
  public int capacity() {
    return capacity;
  }
}
