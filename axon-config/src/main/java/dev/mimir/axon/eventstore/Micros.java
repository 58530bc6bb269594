package dev.mimir.axon.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as PostgreSQL keeps them: to the microsecond.
final class Micros {

  /// PostgreSQL counts from 2000-01-01.
  private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

  private Micros() {}

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  static long sincePostgresEpoch(long micros) {
    return micros - POSTGRES_EPOCH;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
