package dev.mimir.web.acceptance.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Time that passes because it does so in the world: a player thinks, a fault lasts. Nothing is
/// awaited by it.
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
