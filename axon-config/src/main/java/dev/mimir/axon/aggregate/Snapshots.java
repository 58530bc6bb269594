package dev.mimir.axon.aggregate;

import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Writes the state of aggregates down from time to time, from memory and beside the turns, so that
/// a long log is not folded from its beginning. A snapshot that is lost costs time, nothing else.
final class Snapshots implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());
  private static final int WAITING = 256;

  private final EventStore store;
  private final int every;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("snapshots").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /// @param every events between two snapshots of an aggregate
  Snapshots(EventStore store, int every) {
    this.store = store;
    this.every = every;
  }

  /// Whether an aggregate has come past a multiple of the interval.
  boolean due(long before, long after) {
    return Math.floorDiv(before, every) != Math.floorDiv(after, every) && after >= every;
  }

  /// @param type of the aggregate
  /// @param sequence of the last event that the state reflects
  void take(String type, String aggregateId, long sequence, Object state) {
    writer.execute(() -> write(type, aggregateId, sequence, state));
  }

  private void write(String type, String aggregateId, long sequence, Object state) {
    try {
      store.storeSnapshot(new GenericDomainEventMessage<>(type, aggregateId, sequence, state));
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "no snapshot of " + aggregateId, failed);
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
