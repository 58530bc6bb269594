package dev.mimir.axon.eventstore;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the newest events once for all streams that are up to date, on a thread of its own.
///
/// It looks as soon as it is woken, and at intervals for the events of other servers. When several
/// aggregates are at work it lets a moment pass between two looks, so that those who follow have
/// more to do at once and leave the machine to the turns. While a transaction is open that began
/// earlier, stored events are not settled yet: it then looks again after a short pause, until it
/// has come to the end. Nobody listening, it rests.
final class EventTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration HANGING = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long LAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private final StoredEvents engine;
  private final RecentEvents recent;
  private final long pollInterval;
  private final long gapUnderLoad;
  private final Set<EventTailStream> streams = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean woken;
  private volatile boolean closed;
  private boolean resting = true;
  private long gap;
  private long pause = FIRST_PAUSE;
  private long progress = System.nanoTime();

  EventTail(StoredEvents engine, EventStoreProperties settings) {
    this.engine = engine;
    recent = new RecentEvents(settings.recentEvents(), EventPosition.START);
    pollInterval = settings.pollInterval().toNanos();
    gapUnderLoad = settings.pollGap().toNanos();
    thread = Thread.ofPlatform().name("event-tail").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Something was stored, here or elsewhere.
  void wake() {
    if (!woken && !streams.isEmpty()) {
      woken = true;
      LockSupport.unpark(thread);
    }
  }

  void add(EventTailStream stream) {
    streams.add(stream);
    wake();
  }

  void remove(EventTailStream stream) {
    streams.remove(stream);
  }

  /// The next events after the position: from memory, or from the database when it is too long ago;
  /// empty when there are none yet.
  EventPage after(EventPosition position) {
    Optional<EventPage> page = resting() ? Optional.empty() : recent.after(position);
    return page.orElseGet(() -> engine.page(position));
  }

  private synchronized boolean resting() {
    return resting;
  }

  private void run() {
    while (!closed) {
      long start = System.nanoTime();
      woken = false;
      long wait = look();
      sleep(start, wait);
    }
  }

  /// How long to wait, unless woken, before the next look.
  private long look() {
    try {
      if (streams.isEmpty()) {
        rest(true);
        return Long.MAX_VALUE;
      }
      return resting() ? begin() : read();
    } catch (RuntimeException e) {
      LOG.warn("The newest events cannot be read: {}", e.getMessage());
      return pollInterval;
    }
  }

  private long begin() {
    recent.restart(EventPosition.of(engine.createHeadToken()));
    rest(false);
    streams.forEach(EventTailStream::available);
    return 0;
  }

  private synchronized void rest(boolean now) {
    resting = now;
  }

  private long read() {
    EventPage page = engine.page(recent.end());
    if (!page.isEmpty()) {
      recent.add(page);
      gap = page.ofSeveral() ? gapUnderLoad : 0;
      pause = FIRST_PAUSE;
      progress = System.nanoTime();
      streams.forEach(EventTailStream::available);
      return 0;
    }
    if (engine.anyAfter(recent.end())) {
      pause = Math.min(pause * 2, LAST_PAUSE);
      endHanging();
      return pause;
    }
    pause = FIRST_PAUSE;
    progress = System.nanoTime();
    return pollInterval;
  }

  /// What keeps events from being settled for so long may be a server that hangs while it writes.
  private void endHanging() {
    if (System.nanoTime() - progress > HANGING.toNanos()) {
      progress = System.nanoTime();
      int ended = engine.endHanging(HANGING);
      if (ended > 0) {
        LOG.warn("Ended the writing of {} servers that hang", ended);
      }
    }
  }

  private void sleep(long start, long wait) {
    long early = start + gap - System.nanoTime();
    while (early > 0 && !closed) {
      LockSupport.parkNanos(this, early);
      early = start + gap - System.nanoTime();
    }
    if (wait > 0 && !woken && !closed) {
      LockSupport.parkNanos(this, wait);
    }
  }

  /// Ends the reading; a look under way is finished first.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSING.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
