package dev.mimir.web;

import java.time.Duration;
import org.awaitility.Awaitility;

/// How often tests look whether what they await is there.
public final class Polling {
  private static final Duration FIRST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMillis(100);

  private Polling() {}

  /// Has them look at once, and then often at first, instead of every 100 ms.
  public static void often() {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval((_, before) -> next(before));
  }

  private static Duration next(Duration before) {
    Duration next = before.multipliedBy(3).dividedBy(2);
    if (next.compareTo(FIRST) < 0) {
      return FIRST;
    }
    return next.compareTo(LONGEST) > 0 ? LONGEST : next;
  }
}
