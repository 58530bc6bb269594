package dev.mimir.web.analytics;

import dev.mimir.projection.calendar.Days;
import dev.mimir.web.http.ApiException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads of which days numbers are wanted.
final class DaysQuery {
  private static final int MOST = 400;
  private static final int USUAL = 30;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private DaysQuery() {}

  /// @param from first day; the thirtieth up to the last when left out
  /// @param to last day; today when left out
  /// @param tz time zone by its IANA name; UTC when left out
  /// @throws ApiException when they are no days, or too many
  static Days of(
      InstantSource clock, @Nullable String from, @Nullable String to, @Nullable String tz) {
    ZoneId zone = zone(tz);
    LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), zone) : day("to", to);
    LocalDate first = from == null ? last.minusDays(USUAL - 1L) : day("from", from);
    if (first.isAfter(last) || first.plusDays(MOST).compareTo(last) <= 0) {
      throw ApiException.invalid(
          "from", "Has to be at most " + MOST + " days before the end of 'to', and not after it.");
    }
    return new Days(first, last, zone);
  }

  private static LocalDate day(String name, String given) {
    try {
      LocalDate day = LocalDate.parse(given);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return day;
      }
    } catch (DateTimeException _) {
      // answered below
    }
    throw ApiException.invalid(name, "Has to be a day like 2026-03-29, from the year 2000 on.");
  }

  private static ZoneId zone(@Nullable String given) {
    if (given == null) {
      return ZoneOffset.UTC;
    }
    if (ZoneId.getAvailableZoneIds().contains(given)) {
      return ZoneId.of(given);
    }
    throw ApiException.invalid("tz", "Has to be the IANA name of a time zone, e.g. Europe/Berlin.");
  }
}
