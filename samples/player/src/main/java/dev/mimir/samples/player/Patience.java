package dev.mimir.samples.player;

import java.time.Duration;

/// How long to go on asking a server that does not answer.
///
/// @param attempts requests sent at most
/// @param first pause after the first failure; it doubles up to `longest`
/// @param sleep waits; a parameter so that tests need not
record Patience(int attempts, Duration first, Duration longest, Sleep sleep) {

  /// Waits for a while.
  interface Sleep {
    void sleep(Duration pause) throws InterruptedException;
  }

  /// Some two minutes: enough for a server to be restarted.
  static final Patience USUAL =
      new Patience(66, Duration.ofMillis(250), Duration.ofSeconds(2), Thread::sleep);

  Duration pause(int attempt) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt, 16));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
