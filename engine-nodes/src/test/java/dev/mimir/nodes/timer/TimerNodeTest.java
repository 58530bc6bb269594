package dev.mimir.nodes.timer;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.scenario.Scenarios;
import dev.mimir.session.Status;
import org.junit.jupiter.api.Test;

class TimerNodeTest {
  private static String timer(String config) {
    return game("", "{\"id\": \"it\", \"timer\": %s, \"next\": \"done\"}".formatted(config));
  }

  @Test
  void waits_for_a_span_of_time() {
    Play waiting = Play.of(timer("\"PT90S\"")).start().then("waits until 2026-01-01T12:01:30Z");
    assertThat(waiting.scenario().session().status()).isEqualTo(Status.WAITING);
    waiting.expire().then("it -> next", "ended done");
  }

  @Test
  void waits_until_a_time_that_is_computed() {
    Play.of(timer("{\"until\": \"time + duration('1h')\"}"))
        .start()
        .then("waits until 2026-01-01T13:00:00Z")
        .expire()
        .then("it -> next", "ended done");
  }

  @Test
  void waits_until_a_time_that_is_written() {
    Play.of(timer("{\"until\": \"'2026-01-02T00:00:00+02:00'\"}"))
        .start()
        .then("waits until 2026-01-01T22:00:00Z");
  }

  @Test
  void a_time_that_has_passed_comes_due_as_it_is() {
    Play.of(timer("{\"until\": \"timestamp('2020-01-01T00:00:00Z')\"}"))
        .start()
        .then("waits until 2020-01-01T00:00:00Z");
  }

  @Test
  void a_text_that_is_no_time_is_an_incident() {
    Play.of(
            game(
                "\"variables\": {\"when\": {\"type\": \"string\", \"initial\": \"soon\"}}",
                "{\"id\": \"it\", \"timer\": {\"until\": \"when\"}, \"next\": \"done\"}"))
        .start()
        .then("incident BAD_TIME at it");
  }

  @Test
  void needs_one_of_both_that_gives_a_time() {
    assertThat(errors(timer("{}"))).containsExactly("SCHEMA /nodes/1/timer");
    assertThat(errors(timer("{\"after\": \"PT1S\", \"until\": \"time\"}")))
        .containsExactly("SCHEMA /nodes/1/timer");
    assertThat(errors(timer("\"-PT1S\""))).containsExactly("SCHEMA /nodes/1/timer");
    assertThat(errors(timer("\"P999999D\""))).containsExactly("SCHEMA /nodes/1/timer");
    assertThat(errors(timer("{\"until\": \"turn\"}")))
        .containsExactly("TYPE_MISMATCH /nodes/1/timer/until");
    assertThat(errors(timer("{\"until\": \"'tomorrow'\"}")))
        .containsExactly("SCHEMA /nodes/1/timer/until");
  }

  @Test
  void a_loop_that_waits_here_is_no_automatic_loop() {
    assertThat(
            Scenarios.problemsOf(
                    game(
                        "",
                        """
                        {"id": "it", "timer": "PT1S", "next": "again"},
                        {"id": "again", "condition": {"cases": [{"port": "yes", "when": "turn < 3", "next": "it"}]}, "next": "done"}
                        """))
                .all())
        .noneMatch(problem -> problem.code().name().equals("AUTOMATIC_LOOP"));
  }
}
