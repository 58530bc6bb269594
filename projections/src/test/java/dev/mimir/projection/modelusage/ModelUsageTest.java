package dev.mimir.projection.modelusage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.calls.Latency;
import dev.mimir.session.SessionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelUsageTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  private final ReadSide readSide = new ReadSide(new ModelUsageModel());
  private final Log log = new Log();

  @AfterEach
  void close() {
    readSide.close();
  }

  private void at(String time, int session, SessionEvent... facts) {
    log.now(Instant.parse(time)).session("acme", new UUID(1, session), facts);
  }

  private List<ModelDay> days(String zone) {
    return readSide
        .queries(ModelUsageQueries::new)
        .list("acme", null, new Days(FIRST, FIRST.plusDays(1), ZoneId.of(zone)));
  }

  private static Map<String, Object> worked(String model, long millis, long in, long out) {
    return Map.of(
        "config_id", "c",
        "provider", "openai",
        "model", model,
        "latency_ms", millis,
        "tokens_in", in,
        "tokens_out", out,
        "cost_micros", 3 * in);
  }

  private static Map<String, Object> failed(String model, String code) {
    return Map.of(
        "provider",
        "openai",
        "model",
        model,
        "error_code",
        code,
        "message",
        "no",
        "latency_ms",
        3L,
        "tokens_in",
        0L,
        "tokens_out",
        0L,
        "cost_micros",
        0L);
  }

  @Test
  void counts_each_call_of_a_provider_once_failed_ones_included() {
    at("2026-03-01T12:00:00Z", 1, Facts.started("tea", "ann"), Facts.asks("a"));
    at(
        "2026-03-01T12:00:01Z",
        1,
        Facts.retried(1, "PROVIDERS_FAILED", List.of(failed("big", "TIMEOUT"))));
    at(
        "2026-03-01T12:00:09Z",
        1,
        Facts.told("a", 1, List.of(failed("big", "CIRCUIT_OPEN"), worked("small", 1_000, 10, 4))));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(days("UTC"))
                .containsExactly(
                    new ModelDay(
                        FIRST,
                        "openai",
                        "big",
                        1,
                        0,
                        0,
                        0,
                        new Latency(3.1, 3.34),
                        2,
                        Map.of("TIMEOUT", 1L, "CIRCUIT_OPEN", 1L)),
                    new ModelDay(
                        FIRST,
                        "openai",
                        "small",
                        1,
                        10,
                        4,
                        30,
                        new Latency(942.54, 1_015.85),
                        0,
                        Map.of())));
  }

  @Test
  void counts_a_failure_of_which_no_call_is_told_as_that_alone() {
    at("2026-03-01T23:30:00Z", 1, Facts.started("tea", "ann"), Facts.asks("a"));
    at("2026-03-01T23:30:01Z", 1, Facts.failed(1, "UNKNOWN_PROVIDER", List.of()));
    ModelDay expected =
        new ModelDay(
            FIRST.plusDays(1),
            null,
            null,
            0,
            0,
            0,
            0,
            new Latency(null, null),
            1,
            Map.of("UNKNOWN_PROVIDER", 1L));
    readSide.liveAndReplayed(
        log, () -> assertThat(days("Europe/Berlin")).containsExactly(expected));
  }

  @Test
  void passes_over_effects_of_other_kinds_and_what_nobody_waits_for() {
    at("2026-03-01T12:00:00Z", 1, Facts.started("tea", "ann"));
    at("2026-03-01T12:00:00Z", 1, Facts.calls("a", "weather"), Facts.failed(1, "X", List.of()));
    at("2026-03-01T12:00:01Z", 1, Facts.asks("a"), Facts.cancelled(3));
    readSide.liveAndReplayed(log, () -> assertThat(days("UTC")).isEmpty());
  }

  @Test
  void goes_on_from_one_batch_to_the_next() {
    at("2026-03-01T12:00:00Z", 1, Facts.started("tea", "ann"), Facts.asks("a"));
    readSide.start().publish(log).caughtUp();
    int published = log.events().size();
    at("2026-03-01T12:00:01Z", 1, Facts.told("a", 1, List.of(worked("small", 10, 1, 1))));
    readSide.publishFrom(log, published).caughtUp();
    assertThat(days("UTC")).singleElement().extracting(ModelDay::calls).isEqualTo(1L);
  }
}
