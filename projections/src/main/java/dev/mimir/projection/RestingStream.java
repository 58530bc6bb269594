package dev.mimir.projection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/// Events for a reader who is in no hurry: after it has read all there were it is told of no more
/// for a while, so that it has more to do at once. What comes later than that it is told of at
/// once.
///
/// Used by one thread at a time, but for the callback.
final class RestingStream implements BlockingStream<TrackedEventMessage<?>> {
  private final BlockingStream<TrackedEventMessage<?>> events;
  private final ScheduledExecutorService timer;
  private final long rest;
  private volatile long until = System.nanoTime();
  private volatile Runnable callback = () -> {};
  private boolean reading;

  /// @param timer tells of the end of a rest
  /// @param rest how long it is
  RestingStream(
      BlockingStream<TrackedEventMessage<?>> events,
      ScheduledExecutorService timer,
      Duration rest) {
    this.events = events;
    this.timer = timer;
    this.rest = rest.toNanos();
  }

  private boolean rests() {
    return until - System.nanoTime() > 0;
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    this.callback = callback;
    return events.setOnAvailableCallback(() -> {
      if (!rests()) {
        callback.run();
      }
    });
  }

  @Override
  public boolean hasNextAvailable() {
    if (rests()) {
      return false;
    }
    boolean available = events.hasNextAvailable();
    if (reading && !available) {
      until = System.nanoTime() + rest;
      var _ = timer.schedule(callback, rest, TimeUnit.NANOSECONDS);
    }
    reading = available;
    return available;
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    return events.hasNextAvailable(timeout, unit);
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return events.peek();
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    return events.nextAvailable();
  }

  @Override
  public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
    events.skipMessagesWithPayloadTypeOf(ignoredMessage);
  }

  @Override
  public void close() {
    events.close();
  }
}
