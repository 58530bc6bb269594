package dev.mimir.axon.aggregate;

import dev.mimir.engine.Sessions.Following;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Tells who listens that a session, or what outlives sessions, has moved on.
final class SessionMoves {
  /// How soon what another server did is noticed, by looking again.
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  private final Listeners<String> listeners = new Listeners<>();

  /// An aggregate has new events.
  void moved(String aggregateId) {
    listeners.tell(aggregateId, aggregateId);
  }

  Following listen(String aggregateId, Runnable listener) {
    return listeners.add(aggregateId, _ -> listener.run());
  }

  /// The first state that is as wished; the latest one when time is up.
  <T> T until(String aggregateId, Duration patience, Supplier<T> state, Predicate<T> wished) {
    long end = System.nanoTime() + patience.toNanos();
    Semaphore news = new Semaphore(0);
    try (var _ = listen(aggregateId, news::release)) {
      T now = state.get();
      while (!wished.test(now) && System.nanoTime() - end < 0) {
        long nanos = Math.min(LOOK_AGAIN, end - System.nanoTime());
        boolean _ = news.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        news.drainPermits();
        now = state.get();
      }
      return now;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return state.get();
    }
  }
}
