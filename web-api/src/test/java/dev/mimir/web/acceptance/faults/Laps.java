package dev.mimir.web.acceptance.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long one thing after the other took.
final class Laps {
  private final List<String> laps = new ArrayList<>();
  private long since = System.nanoTime();

  Duration lap(String name) {
    long now = System.nanoTime();
    Duration took = Duration.ofNanos(now - since);
    since = now;
    laps.add("%s %.1f s".formatted(name, took.toMillis() / 1e3));
    return took;
  }

  @Override
  public String toString() {
    return String.join(", ", laps);
  }
}
