package dev.mimir.nodes.tool;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class TimerToolTest {
  private static final String TIME = "2026-05-01T22:30:00Z";

  private static void gives(String arguments, String value) {
    String game =
        game(
            "\"variables\": { \"all\": {\"type\": \"map\"} }",
            "{\"id\": \"it\", \"tool\": {\"tool\": \"timer\", \"arguments\": %s, \"into\": \"all\"}, \"next\": \"done\"}"
                .formatted(arguments));
    assertThat(errors(game)).isEmpty();
    Play.of(game).start().then("wrote {all={" + value + "}}", "it -> next", "ended done");
  }

  @Test
  void computes_with_times() {
    gives(
        "{\"op\": \"'add'\", \"time\": \"'%s'\", \"duration\": \"'P1DT90M'\"}".formatted(TIME),
        "value=2026-05-03T00:00:00Z");
    gives(
        "{\"op\": \"'difference'\", \"from\": \"'%s'\", \"to\": \"'2026-05-02T00:30:00+01:00'\"}"
            .formatted(TIME),
        "value=PT1H, seconds=3600");
    gives(
        "{\"op\": \"'format'\", \"time\": \"'%s'\", \"zone\": \"'Europe/Oslo'\", \"pattern\": \"'EEEE, d MMMM HH:mm'\"}"
            .formatted(TIME),
        "value=Saturday, 2 May 00:30");
  }

  @Test
  void knows_the_time_of_the_session_and_no_other() {
    gives("{\"op\": \"'difference'\", \"from\": \"time\"}", "value=PT0S, seconds=0");
  }
}
