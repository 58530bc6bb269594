package dev.mimir.web.http;

import dev.mimir.projection.calendar.Days;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Of which days numbers are wanted: from `from` to `to`, the thirtieth up to `to` and today when
/// left out, of the time zone `tz` by its IANA name, UTC when left out.
public record DaysQuery(Days days) {
  private static final int MOST = 400;
  private static final int USUAL = 30;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  static DaysQuery of(HttpServletRequest request) {
    return new DaysQuery(
        days(
            request.getParameter("from"),
            request.getParameter("to"),
            zone(request.getParameter("tz"))));
  }

  private static Days days(@Nullable String from, @Nullable String to, ZoneId zone) {
    LocalDate last = to == null ? LocalDate.now(zone) : day("to", to);
    LocalDate first = from == null ? last.minusDays(USUAL - 1L) : day("from", from);
    if (first.isAfter(last) || first.plusDays(MOST).compareTo(last) <= 0) {
      throw ApiException.invalid(
          "from", "Has to be at most " + MOST + " days before the end of 'to', and not after it.");
    }
    return new Days(first, last, zone);
  }

  /// When a day begins; null when none is given.
  ///
  /// @throws ApiException when it is no day, or `tz` no time zone
  public static @Nullable Instant begin(String name, @Nullable String day, @Nullable String tz) {
    ZoneId zone = zone(tz);
    return day == null ? null : day(name, day).atStartOfDay(zone).toInstant();
  }

  /// When the day after one begins; null when none is given.
  ///
  /// @throws ApiException when it is no day, or `tz` no time zone
  public static @Nullable Instant end(String name, @Nullable String day, @Nullable String tz) {
    ZoneId zone = zone(tz);
    return day == null ? null : day(name, day).plusDays(1).atStartOfDay(zone).toInstant();
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
