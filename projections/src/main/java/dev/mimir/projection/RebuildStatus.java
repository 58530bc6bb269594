package dev.mimir.projection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a read model has been made again, beside the live one.
///
/// @param generation number of the tables that are filled
/// @param status `waiting`, `reading`, `indexing`, or `failed`: then nothing has changed, and it
///   can be asked for again
/// @param events how many were taken in
/// @param eventsLeft how many are left, roughly
/// @param eventsPerSecond since it started; 0 before
/// @param secondsLeft at that rate; null when that cannot be told
/// @param failure why it failed
public record RebuildStatus(
    int generation,
    String status,
    long events,
    long eventsLeft,
    long eventsPerSecond,
    @Nullable Long secondsLeft,
    Instant requestedAt,
    @Nullable String failure) {

  /// @param taken since it started; zero before
  static RebuildStatus of(
      int generation,
      String status,
      long events,
      long left,
      Duration taken,
      Instant requestedAt,
      @Nullable String failure) {
    long millis = taken.toMillis();
    long rate = millis > 0 ? Math.round(1e3 * events / millis) : 0;
    Long secondsLeft = rate == 0 || failure != null ? null : Long.valueOf(left / rate);
    return new RebuildStatus(
        generation, status, events, left, rate, secondsLeft, requestedAt, failure);
  }

  boolean hasFailed() {
    return status.equals(RebuildTable.FAILED);
  }

  /// Which part of the events was taken in, 0 to 1.
  double part() {
    return eventsLeft == 0 ? 1 : (double) events / (events + eventsLeft);
  }
}
