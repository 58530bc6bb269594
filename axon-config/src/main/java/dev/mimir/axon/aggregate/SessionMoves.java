package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.engine.Sessions.Following;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Tells who listens that a session, or what outlives sessions, has moved on: at once what this
/// server did, within a second what others did, by one question to the database about all that
/// somebody listens to.
final class SessionMoves implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SessionMoves.class.getName());
  private static final long LOOK_AGAIN_MS = 1_000;

  /// How soon somebody who waits looks again.
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  private final EventLog log;
  private final Listeners<String> listeners = new Listeners<>();
  private final ScheduledExecutorService lookout =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("session-moves").factory());
  private Map<String, Long> known = Map.of();

  SessionMoves(EventLog log) {
    this.log = log;
    Future<?> _ =
        lookout.scheduleWithFixedDelay(
            this::look, LOOK_AGAIN_MS, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Set<String> wanted = Set.copyOf(listeners.keys());
      Map<String, Long> last = wanted.isEmpty() ? Map.of() : log.last(wanted);
      Map<String, Long> before = known;
      known = last;
      last.forEach((id, sequence) -> {
        if (!sequence.equals(before.get(id))) {
          moved(id);
        }
      });
    } catch (RuntimeException failed) {
      LOG.log(Level.DEBUG, "cannot see what other servers did", failed);
    }
  }

  /// An aggregate has new events.
  void moved(String aggregateId) {
    listeners.tell(aggregateId, aggregateId);
  }

  /// Anything may have new events.
  void missed() {
    listeners.keys().forEach(this::moved);
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

  @Override
  public void close() {
    lookout.shutdownNow();
  }
}
