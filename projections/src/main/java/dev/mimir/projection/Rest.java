package dev.mimir.projection;

import java.time.Duration;

/// How long a read model that has taken in all events leaves those that follow, so that there are
/// more to take in at once: a batch costs much, one more event in it little.
///
/// @param least after few events; hardly noticed
/// @param most after so many that there will be as many again soon
public record Rest(Duration least, Duration most) {
  /// As soon as may be.
  public static final Rest SHORT = new Rest(Duration.ofMillis(40), Duration.ofMillis(250));

  /// For numbers, which nobody looks at more than once a second.
  public static final Rest LONG = new Rest(Duration.ofMillis(500), Duration.ofSeconds(1));

  private static final Duration OF_AN_EVENT = Duration.ofNanos(500_000);

  /// None at all.
  static final Rest NONE = new Rest(Duration.ZERO, Duration.ZERO);

  /// How long to rest after some events.
  Duration after(int events) {
    Duration wanted = OF_AN_EVENT.multipliedBy(events);
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }
}
