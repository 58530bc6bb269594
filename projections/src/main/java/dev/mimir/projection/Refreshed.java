package dev.mimir.projection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A value that is looked up at most once a second, however often it is asked for, and not waited
/// for long: when its source is slow the last one is given, and none when that is too old.
final class Refreshed<T> {
  private static final Logger log = LoggerFactory.getLogger(Refreshed.class);
  private static final long FRESH = Duration.ofSeconds(1).toNanos();
  private static final long TOO_OLD = Duration.ofMinutes(1).toNanos();
  private static final long PATIENCE_MS = 500;

  private record Value<T>(T value, long at) {}

  private final Supplier<T> source;
  private final LongSupplier nanoTime;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable Value<T> latest;
  private volatile @Nullable Long lastLook;

  /// @param nanoTime as [System#nanoTime]
  Refreshed(Supplier<T> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  @Nullable T get() {
    Long last = lastLook;
    if ((last == null || nanoTime.getAsLong() - last >= FRESH)
        && looking.compareAndSet(false, true)) {
      lastLook = nanoTime.getAsLong();
      look();
    }
    Value<T> known = latest;
    return known == null || nanoTime.getAsLong() - known.at >= TOO_OLD ? null : known.value;
  }

  private void look() {
    CountDownLatch done = new CountDownLatch(1);
    Thread.ofVirtual()
        .name("metrics")
        .start(() -> {
          try {
            latest = new Value<>(source.get(), nanoTime.getAsLong());
          } catch (RuntimeException e) {
            log.debug("cannot be told now", e);
          } finally {
            looking.set(false);
            done.countDown();
          }
        });
    try {
      boolean _ = done.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
