package dev.mimir.web.overload;

import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Lets a number of turns be worked at at a time; the others wait in a line, or are sent away.
///
/// A burst is taken in: who comes while the line was empty a moment ago may wait for as long as
/// that moment. A line that stands longer than that tells of more than can be done: then one waits
/// hardly at all, so that those who are let in are answered soon, and the rest know at once.
/// Controlled delay, as in B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015.
public final class Admission {
  private final Semaphore places;
  private final int most;
  private final long burst;
  private final long standing;
  private final AtomicInteger line = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private volatile long lastEmpty = System.nanoTime();

  Admission(OverloadProperties properties) {
    this.places = new Semaphore(properties.places(), true);
    this.most = properties.line();
    this.burst = properties.burst().toNanos();
    this.standing = properties.standing().toNanos();
  }

  /// Waits for a place, but not for long; empty when there is none.
  public Optional<Place> enter() {
    if (line.get() == 0) {
      lastEmpty = System.nanoTime();
      if (places.tryAcquire()) {
        return Optional.of(new Place(this));
      }
    }
    if (waited()) {
      return Optional.of(new Place(this));
    }
    refused.increment();
    return Optional.empty();
  }

  /// As {@link #enter}, for one who answers failures elsewhere.
  ///
  /// @throws ApiException when there is no place
  public Place entered() {
    return enter().orElseThrow(Admission::busy);
  }

  static ApiException busy() {
    return new ApiException(
        ErrorCode.UNAVAILABLE,
        "The server has more to do than it can. Nothing was done, try again in a second.");
  }

  private boolean waited() {
    try {
      return line.incrementAndGet() <= most && places.tryAcquire(patience(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      line.decrementAndGet();
    }
  }

  private long patience() {
    return System.nanoTime() - lastEmpty > burst ? standing : burst;
  }

  void leave() {
    places.release();
  }

  int free() {
    return places.availablePermits();
  }

  int waiting() {
    return line.get();
  }

  double refused() {
    return refused.sum();
  }
}
