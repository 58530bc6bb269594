package dev.mimir.projection.toolusage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.calls.Latency;
import dev.mimir.projection.tally.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolUsageTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private final ReadSide readSide = new ReadSide(new ToolUsageModel());
  private final Log log = new Log().now(Instant.parse("2026-03-01T12:00:00Z"));

  @AfterEach
  void close() {
    readSide.close();
  }

  private List<ToolDay> days(Origin origin) {
    return readSide
        .queries(ToolUsageQueries::new)
        .list("acme", origin, new Days(DAY, DAY, ZoneOffset.UTC));
  }

  private static Map<String, Object> call(String outcome) {
    return Map.of("tool", "weather", "host", "there", "outcome", outcome, "millis", 100L);
  }

  @Test
  void counts_calls_and_failures_by_what_went_wrong() {
    log.session(
        "acme",
        new UUID(1, 1),
        Facts.started("tea", "ann"),
        Facts.calls("a", "weather"),
        Facts.retried(1, "TOOL_STATUS", List.of(call("TOOL_STATUS"))),
        Facts.told("a", 1, List.of(call("ok"))),
        Facts.calls("a", "weather"),
        Facts.failed(4, "TOOL_DISABLED", List.of()),
        Facts.calls("a", "bank"),
        Facts.failed(6, "TOOL_UNKNOWN", List.of()));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(days(Origin.PLAY))
              .containsExactly(
                  new ToolDay(
                      DAY, "bank", 0, new Latency(null, null), 1, Map.of("TOOL_UNKNOWN", 1L)),
                  new ToolDay(
                      DAY,
                      "weather",
                      2,
                      new Latency(99.07, 106.78),
                      2,
                      Map.of("TOOL_STATUS", 1L, "TOOL_DISABLED", 1L)));
          assertThat(days(Origin.FORK)).isEmpty();
        });
  }
}
