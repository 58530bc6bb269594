package dev.mimir.web.overload;

import java.util.concurrent.atomic.AtomicBoolean;

/// The right to be worked at. It is given up once, when the work is done, or when it only waits for
/// something outside any more.
public final class Place implements AutoCloseable {
  private static final ThreadLocal<Place> CURRENT = new ThreadLocal<>();

  private final Admission admission;
  private final AtomicBoolean left = new AtomicBoolean();

  Place(Admission admission) {
    this.admission = admission;
  }

  /// This thread works at it from now on.
  Place taken() {
    CURRENT.set(this);
    return this;
  }

  /// Gives up the place of what this thread works at, if it has one: it is going to wait.
  public static void leaveForNow() {
    Place current = CURRENT.get();
    if (current != null) {
      current.leave();
    }
  }

  private void leave() {
    if (left.compareAndSet(false, true)) {
      admission.leave();
    }
  }

  @Override
  public void close() {
    CURRENT.remove();
    leave();
  }
}
