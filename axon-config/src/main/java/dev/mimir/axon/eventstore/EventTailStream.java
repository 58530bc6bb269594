package dev.mimir.axon.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/// One reader's way through the events; calls its reader back when there are new ones.
///
/// Used by one thread at a time, like every stream of the framework.
final class EventTailStream implements TrackingEventStream {

  private final EventTail tail;
  private final Semaphore news = new Semaphore(0);
  private EventPosition position;
  private List<TrackedEventMessage<?>> page = List.of();
  private int next;
  private volatile @Nullable Runnable callback;

  EventTailStream(EventTail tail, EventPosition position) {
    this.tail = tail;
    this.position = position;
  }

  /// There may be events that were not there before.
  void available() {
    Runnable listener = callback;
    if (listener != null) {
      listener.run();
    }
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    this.callback = callback;
    return true;
  }

  @Override
  public boolean hasNextAvailable() {
    while (next == page.size()) {
      EventPage following = tail.after(position);
      if (following.isEmpty()) {
        return false;
      }
      page = following.messages();
      position = following.to();
      next = 0;
    }
    return true;
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    while (!hasNextAvailable()) {
      if (!news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return hasNextAvailable();
      }
    }
    return true;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return hasNextAvailable() ? Optional.of(page.get(next)) : Optional.empty();
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable()) {
      news.acquire();
    }
    return page.get(next++);
  }

  @Override
  public void close() {
    callback = null;
    tail.remove(this);
  }
}
