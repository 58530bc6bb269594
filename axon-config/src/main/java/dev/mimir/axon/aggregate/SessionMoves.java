package dev.mimir.axon.aggregate;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Lets callers wait until a session has moved on. What another server did is noticed a little
/// later, by looking again.
final class SessionMoves {
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  private final ConcurrentMap<String, Waiting> waiting = new ConcurrentHashMap<>();

  private record Waiting(int callers, Semaphore news) {}

  /// A session has new events.
  void moved(String aggregateId) {
    Waiting some = waiting.get(aggregateId);
    if (some != null) {
      some.news().release(some.callers());
    }
  }

  /// The first state that is as wished; the latest one when time is up.
  <T> T until(String aggregateId, Duration patience, Supplier<T> state, Predicate<T> wished) {
    long end = System.nanoTime() + patience.toNanos();
    Semaphore news = join(aggregateId);
    try {
      T now = state.get();
      while (!wished.test(now) && System.nanoTime() - end < 0) {
        boolean _ = await(news, Math.min(LOOK_AGAIN, end - System.nanoTime()));
        news.drainPermits();
        now = state.get();
      }
      return now;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return state.get();
    } finally {
      leave(aggregateId);
    }
  }

  private static boolean await(Semaphore news, long nanos) throws InterruptedException {
    return news.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }

  private Semaphore join(String aggregateId) {
    return waiting
        .merge(
            aggregateId,
            new Waiting(1, new Semaphore(0)),
            (known, _) -> new Waiting(known.callers() + 1, known.news()))
        .news();
  }

  private void leave(String aggregateId) {
    waiting.computeIfPresent(
        aggregateId,
        (_, known) -> known.callers() == 1 ? null : new Waiting(known.callers() - 1, known.news()));
  }
}
