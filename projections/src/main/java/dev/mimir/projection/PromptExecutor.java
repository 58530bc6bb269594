package dev.mimir.projection;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/// Runs the coordinator of an event processor, whose only way to wait until its buffer of 1,024
/// events has room is to come back after 100 ms: no more than 10,000 events a second would pass.
/// Here it comes back after one.
final class PromptExecutor extends ScheduledThreadPoolExecutor {
  private static final long FOR_ROOM_MS = 100;

  PromptExecutor(String processor) {
    super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
  }

  /// A time to wait for something else, which must not be mistaken.
  static long notForRoom(long millis) {
    return millis == FOR_ROOM_MS ? FOR_ROOM_MS + 1 : millis;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    boolean forRoom = unit.toMillis(delay) == FOR_ROOM_MS;
    return forRoom
        ? super.schedule(task, 1, TimeUnit.MILLISECONDS)
        : super.schedule(task, delay, unit);
  }
}
