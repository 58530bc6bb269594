package dev.mimir.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/// Events for a processor that takes in at once what there is: each message is a {@link Bundle},
/// and there is none while the one before is taken in.
///
/// A reader who is in no hurry is told of no more for a while after it has read all there were, so
/// that it has more to do at once. What comes later than that it is told of at once.
///
/// Used by one thread at a time, but for the callback.
final class BundledStream implements BlockingStream<TrackedEventMessage<?>> {
  /// Who had a bundle may have lost its claim on it.
  private static final long LOST = TimeUnit.SECONDS.toNanos(10);

  private final BlockingStream<TrackedEventMessage<?>> events;
  private final Set<Class<?>> needed;
  private final int most;
  private final ScheduledExecutorService timer;
  private final Rest rest;
  private volatile Runnable callback = () -> {};
  private long restsUntil = System.nanoTime();
  private @Nullable Bundle given;
  private long givenAt;
  private @Nullable TrackedEventMessage<?> next;

  /// @param needed of the other events only the position is passed on
  /// @param most events of a bundle, those that are not needed included
  /// @param timer tells of the end of a rest
  /// @param rest how long to rest
  BundledStream(
      BlockingStream<TrackedEventMessage<?>> events,
      Set<Class<?>> needed,
      int most,
      ScheduledExecutorService timer,
      Rest rest) {
    this.events = events;
    this.needed = needed;
    this.most = most;
    this.timer = timer;
    this.rest = rest;
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    this.callback = callback;
    return events.setOnAvailableCallback(callback);
  }

  @Override
  public boolean hasNextAvailable() {
    if (next == null && !rests() && !isTakenIn()) {
      next = gather();
    }
    return next != null;
  }

  private boolean rests() {
    return restsUntil - System.nanoTime() > 0;
  }

  private boolean isTakenIn() {
    Bundle last = given;
    return last != null && last.isTakenIn() && System.nanoTime() - givenAt < LOST;
  }

  private @Nullable TrackedEventMessage<?> gather() {
    List<EventMessage<?>> gathered = new ArrayList<>();
    TrackingToken position = null;
    int seen = 0;
    while (seen < most && events.hasNextAvailable()) {
      TrackedEventMessage<?> event = nextOf(events);
      position = event.trackingToken();
      seen++;
      if (needed.contains(event.getPayloadType())) {
        gathered.add(event);
      }
    }
    if (position == null) {
      return null;
    }
    if (seen < most) {
      rest(seen);
    }
    Bundle bundle = new Bundle(gathered, callback);
    return new GenericTrackedEventMessage<>(position, GenericEventMessage.asEventMessage(bundle));
  }

  private void rest(int seen) {
    long nanos = rest.after(seen).toNanos();
    if (nanos > 0) {
      restsUntil = System.nanoTime() + nanos;
      var _ = timer.schedule(callback, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private static TrackedEventMessage<?> nextOf(BlockingStream<TrackedEventMessage<?>> events) {
    try {
      return events.nextAvailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    return hasNextAvailable() || (events.hasNextAvailable(timeout, unit) && hasNextAvailable());
  }

  /// Only what was found to be available.
  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return Optional.ofNullable(next);
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() {
    TrackedEventMessage<?> message = hasNextAvailable() ? next : null;
    if (message == null) {
      throw new IllegalStateException("nothing is available");
    }
    next = null;
    given = (Bundle) message.getPayload();
    givenAt = System.nanoTime();
    return message;
  }

  @Override
  public void close() {
    events.close();
  }
}
