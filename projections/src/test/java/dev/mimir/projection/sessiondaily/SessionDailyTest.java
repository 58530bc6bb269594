package dev.mimir.projection.sessiondaily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionDailyTest {
  private final ReadSide readSide = new ReadSide(new SessionDailyModel());
  private final Log log = new Log();

  @AfterEach
  void close() {
    readSide.close();
  }

  private static UUID id(int n) {
    return new UUID(1, n);
  }

  private void at(String time, int session, SessionEvent... facts) {
    log.now(Instant.parse(time)).session("acme", id(session), facts);
  }

  private List<SessionDay> days(
      @Nullable String graph, @Nullable Integer version, String zone, String first, String last) {
    return readSide
        .queries(SessionDailyQueries::new)
        .list(
            new Sessions("acme", graph, version, Origin.PLAY),
            new Days(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)));
  }

  private static SessionDay day(
      String date, long started, long ended, long abandoned, long active, long turns) {
    return new SessionDay(LocalDate.parse(date), started, ended, abandoned, active, turns);
  }

  @Test
  void counts_what_happens_on_each_day() {
    at("2026-03-01T12:00:00Z", 1, Facts.started("tea", "ann"), Facts.waits("a"));
    at("2026-03-01T23:59:59.990Z", 1, Facts.input(1, "ann"), Facts.waits("a"));
    at("2026-03-02T00:00:00Z", 2, Facts.started("mine", "bob"), Facts.ended("won"));
    at("2026-03-04T08:00:00Z", 1, Facts.input(3, "ann"), Facts.ended("won"));
    at("2026-03-04T09:00:00Z", 3, Facts.started("tea", "cid"), Facts.abandoned());
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(days(null, null, "UTC", "2026-03-01", "2026-03-05"))
              .containsExactly(
                  day("2026-03-01", 1, 0, 0, 1, 1),
                  day("2026-03-02", 1, 1, 0, 1, 0),
                  day("2026-03-03", 0, 0, 0, 0, 0),
                  day("2026-03-04", 1, 1, 1, 2, 1),
                  day("2026-03-05", 0, 0, 0, 0, 0));
          assertThat(days("tea", null, "UTC", "2026-03-01", "2026-03-02"))
              .containsExactly(day("2026-03-01", 1, 0, 0, 1, 1), day("2026-03-02", 0, 0, 0, 0, 0));
        });
  }

  @Test
  void counts_a_session_for_the_version_that_it_plays_on_the_day() {
    SessionEvent started = Facts.started("tea", "ann");
    at("2026-03-01T12:00:00Z", 1, started);
    at("2026-03-01T13:00:00Z", 1, Facts.migrated(2, Session.NONE.on(started)));
    at("2026-03-02T12:00:00Z", 1, Facts.ended("won"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(days("tea", 1, "UTC", "2026-03-01", "2026-03-02"))
              .containsExactly(day("2026-03-01", 1, 0, 0, 1, 0), day("2026-03-02", 0, 0, 0, 0, 0));
          assertThat(days("tea", 2, "UTC", "2026-03-02", "2026-03-02"))
              .containsExactly(day("2026-03-02", 0, 1, 0, 1, 0));
          assertThat(days("tea", null, "UTC", "2026-03-01", "2026-03-01"))
              .containsExactly(day("2026-03-01", 1, 0, 0, 1, 0));
        });
  }

  @Test
  void knows_the_days_on_which_clocks_are_changed() {
    at("2026-03-28T22:59:00Z", 1, Facts.started("tea", "ann"));
    at("2026-03-28T23:00:00Z", 2, Facts.started("tea", "ann"));
    at("2026-03-29T21:59:00Z", 2, Facts.shown("a", "last of the short day"));
    at("2026-03-29T22:00:00Z", 1, Facts.shown("a", "first of the next"));
    at("2026-10-24T22:00:00Z", 3, Facts.started("tea", "ann"));
    at("2026-10-25T22:59:00Z", 3, Facts.shown("a", "last of the long day"));
    at("2026-10-25T23:00:00Z", 2, Facts.shown("a", "first of the next"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(days(null, null, "Europe/Berlin", "2026-03-28", "2026-03-30"))
              .containsExactly(
                  day("2026-03-28", 1, 0, 0, 1, 0),
                  day("2026-03-29", 1, 0, 0, 1, 0),
                  day("2026-03-30", 0, 0, 0, 1, 0));
          assertThat(days(null, null, "Europe/Berlin", "2026-10-24", "2026-10-26"))
              .containsExactly(
                  day("2026-10-24", 0, 0, 0, 0, 0),
                  day("2026-10-25", 1, 0, 0, 1, 0),
                  day("2026-10-26", 0, 0, 0, 1, 0));
        });
  }

  @Test
  void does_not_count_debugging_as_play() {
    at("2026-03-01T23:59:59.999Z", 1, Facts.started("tea", "ann"), new DebuggingBegun(Log.START));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(days("tea", null, "UTC", "2026-03-01", "2026-03-02"))
              .containsExactly(day("2026-03-01", 0, 0, 0, 0, 0), day("2026-03-02", 0, 0, 0, 0, 0));
          assertThat(
                  readSide
                      .queries(SessionDailyQueries::new)
                      .list(
                          new Sessions("acme", null, null, Origin.DEBUG),
                          new Days(
                              LocalDate.parse("2026-03-01"),
                              LocalDate.parse("2026-03-02"),
                              ZoneId.of("UTC"))))
              .containsExactly(day("2026-03-01", 1, 0, 0, 1, 0), day("2026-03-02", 0, 0, 0, 1, 0));
        });
  }

  private record Seen(int session, Instant at) {}

  @Test
  void counts_each_session_once_a_day_in_any_time_zone() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Seen> events = new ArrayList<>();
    for (int session = 1; session <= 60; session++) {
      Instant at = Instant.parse("2026-03-26T00:00:00Z").plusSeconds(random.nextInt(900_000));
      for (int i = random.nextInt(30); i >= 0; i--) {
        events.add(new Seen(session, at));
        at = at.plusSeconds(1 + random.nextInt(random.nextBoolean() ? 3_600 : 150_000));
      }
    }
    Set<Integer> begun = new HashSet<>();
    events.forEach(event ->
        at(
            event.at().toString(),
            event.session(),
            begun.add(event.session())
                ? Facts.started("tea", "ann")
                : Facts.shown("a", "something")));
    readSide.liveAndReplayed(
        log,
        () -> {
          for (String zone :
              List.of(
                  "UTC",
                  "Europe/Berlin",
                  "Asia/Kathmandu",
                  "Australia/Lord_Howe",
                  "Antarctica/Troll",
                  "America/St_Johns",
                  "Pacific/Kiritimati")) {
            List<SessionDay> told = days(null, null, zone, "2026-03-20", "2026-05-20");
            told.forEach(day ->
                assertThat(day.active())
                    .as("seed %d, %s on %s", seed, zone, day.date())
                    .isEqualTo(
                        events.stream()
                            .filter(e ->
                                e.at().atZone(ZoneId.of(zone)).toLocalDate().equals(day.date()))
                            .map(Seen::session)
                            .distinct()
                            .count()));
          }
        });
  }
}
