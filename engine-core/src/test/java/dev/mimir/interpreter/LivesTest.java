package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.waits;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand.Abandon;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Suspending, resuming, giving up, saving and going back, as those outside ask for it.
class LivesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static GraphBuilder room() {
    return graph()
        .variable("hp", "int", 5)
        .node("q", "ask", List.of(config("id", "hit"), config("id", "sleep"), config("id", "out")))
        .edge("q", "hit", "hurt")
        .edge("q", "sleep", "nap")
        .edge("q", "out", "away")
        .node("hurt", "set", config("set", config("hp", "hp - 1")))
        .edge("hurt", "q")
        .node("nap", "pause", "PT1M")
        .edge("nap", "q")
        .node("away", "outside", "hello")
        .edge("away", "q");
  }

  private static Scenario begun() {
    return given(room()).at(NOON).whenStarted();
  }

  private static long point(Scenario saved, String name) {
    return Objects.requireNonNull(saved.session().saves().get(name)).sequence();
  }

  @Test
  void suspended_time_does_not_count_against_deadlines() {
    Scenario resting =
        begun().choosing("sleep").at(NOON.plusSeconds(20)).commanding(new Suspend("a storm"));
    assertThat(resting.session().status()).isEqualTo(Status.SUSPENDED);
    long wait = resting.session().waits().getFirst().waitId();
    Scenario refused = resting.at(NOON.plusSeconds(500)).commanding(new Expire(wait));
    assertThat(refused.decision())
        .isInstanceOfSatisfying(
            Decision.Rejected.class,
            no -> assertThat(no.rejection()).isInstanceOf(Rejection.IsSuspended.class));
    Scenario going = resting.at(NOON.plusSeconds(1_000)).commanding(new Resume(null));
    assertThat(going.session().status()).isEqualTo(Status.WAITING);
    assertThat(going.session().waits().getFirst().awaited().deadline())
        .isEqualTo(NOON.plusSeconds(1_040));
    Scenario early = going.at(NOON.plusSeconds(1_039)).commanding(new Expire(wait));
    assertThat(early.decision()).isInstanceOf(Decision.Rejected.class);
    going.expiring().thenAmong(left("nap"), waits("q", "hit", "sleep", "out"));
  }

  @Test
  void what_comes_back_from_outside_is_taken_while_suspended() {
    begun()
        .choosing("out")
        .commanding(new Suspend(null))
        .completing(Map.of("answer", "yes"))
        .thenAmong(left("away"), waits("q", "hit", "sleep", "out"));
  }

  @Test
  void an_abandoned_session_reveals_its_seed_and_cancels_what_was_open() {
    Scenario left = begun().choosing("sleep").commanding(new Abandon("no more"));
    left.thenAmong(event("cancelled nap abandoned"));
    assertThat(left.session().status()).isEqualTo(Status.ABANDONED);
    assertThat(left.session().waits()).isEmpty();
  }

  @Test
  void goes_back_to_a_save_point_that_somebody_outside_made() {
    Scenario saved = begun().choosing("hit").commanding(new Save("camp"));
    long point = point(saved, "camp");
    Scenario back = saved.choosing("hit").choosing("hit").commanding(new Restore(point));
    back.thenVariable("hp", 4).thenAwaits("hit", "sleep", "out").thenShown();
    assertThat(back.session().epoch()).isEqualTo(1);
    assertThat(back.view().output()).isEmpty();
    back.choosing("hit").thenVariable("hp", 3);
  }

  @Test
  void a_restore_cancels_what_is_open_and_opens_anew_what_was() {
    Scenario saved = begun().choosing("sleep").at(NOON.plusSeconds(30)).commanding(new Save("nap"));
    long point = point(saved, "nap");
    long before = saved.session().waits().getFirst().waitId();
    Scenario back = saved.at(NOON.plusSeconds(50)).commanding(new Restore(point));
    back.thenAmong(event("cancelled nap restored"));
    assertThat(back.session().waits())
        .singleElement()
        .satisfies(wait -> {
          assertThat(wait.waitId()).isNotEqualTo(before);
          assertThat(wait.awaited().deadline()).isEqualTo(NOON.plusSeconds(110));
        });
  }

  @Test
  void a_save_point_that_was_replaced_is_gone() {
    Scenario saved = begun().commanding(new Save("camp"));
    long point = point(saved, "camp");
    Scenario again = saved.choosing("hit").commanding(new Save("camp"));
    assertThat(again.commanding(new Restore(point)).decision())
        .isInstanceOfSatisfying(
            Decision.Rejected.class,
            no -> assertThat(no.rejection().message()).contains("no save point"));
  }
}
