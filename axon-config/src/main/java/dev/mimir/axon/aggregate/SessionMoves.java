package dev.mimir.axon.aggregate;

import dev.mimir.engine.Sessions.Following;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Tells who listens that a session has moved on.
final class SessionMoves {
  /// How soon what another server did is noticed, by looking again.
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  private final ConcurrentMap<String, List<Runnable>> listeners = new ConcurrentHashMap<>();

  /// A session has new events.
  void moved(String aggregateId) {
    listeners.getOrDefault(aggregateId, List.of()).forEach(Runnable::run);
  }

  Following listen(String aggregateId, Runnable listener) {
    listeners.compute(
        aggregateId,
        (_, known) -> {
          List<Runnable> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(listener);
          return all;
        });
    return () ->
        listeners.computeIfPresent(
            aggregateId,
            (_, all) -> {
              all.remove(listener);
              return all.isEmpty() ? null : all;
            });
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
