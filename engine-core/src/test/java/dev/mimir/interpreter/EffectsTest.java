package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.Expected;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private static GraphBuilder asking() {
    return graph()
        .variable("heard", "string", "")
        .node("o", "outside", config("ask", "hello", "into", "heard", "timeout", "PT1M"));
  }

  @Test
  void an_effect_is_requested_and_its_result_goes_on() {
    Scenario asked = given(asking()).whenStarted().then(event("entered o"), requested());
    assertThat(asked.session().status()).isEqualTo(Status.WORKING);
    assertThat(asked.request()).isEqualTo(Map.of("ask", "hello"));
    asked
        .completing(Map.of("answer", "hi"))
        .then(
            event("wrote o heard=\"hi\""),
            event("left o by next"),
            event("entered end"),
            event("ended end end"));
  }

  private static Expected requested() {
    return event("requested o echo");
  }

  @Test
  void a_passing_failure_is_tried_again_later_and_later() {
    Scenario twice = given(asking()).whenStarted().failing("DOWN", true).failing("DOWN", true);
    List<Duration> rests =
        twice.events().stream()
            .filter(EffectRetried.class::isInstance)
            .map(EffectRetried.class::cast)
            .map(event -> Duration.between(event.at(), event.next()))
            .toList();
    assertThat(rests.get(0)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
    assertThat(rests.get(1)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
    twice.completing(Map.of("answer", "hi")).thenEnded("end");
  }

  @Test
  void after_its_last_attempt_it_is_an_incident() {
    Scenario down =
        given(asking())
            .whenStarted()
            .failing("DOWN", true)
            .failing("DOWN", true)
            .failing("DOWN", true)
            .thenIncident("DOWN", "o");
    down.commanding(new Resolve(Action.RETRY, null, null, null)).then(requested());
    down.commanding(new Resolve(Action.SKIP, "next", null, null)).thenEnded("end");
    down.commanding(new Resolve(Action.SKIP, "nowhere", null, null))
        .thenRefused(Rejection.NotResolvable.class)
        .saying("connected are next");
    down.commanding(new Resolve(Action.ANSWER, null, Map.of("answer", "by hand"), null))
        .thenVariable("heard", "by hand")
        .thenEnded("end");
  }

  @Test
  void the_log_says_why_an_incident_was_dealt_with() {
    Scenario skipped =
        given(asking())
            .whenStarted()
            .failing("REFUSED", false)
            .commanding(new Resolve(Action.SKIP, "next", null, "the model is down"));
    assertThat(skipped.events())
        .filteredOn(IncidentResolved.class::isInstance)
        .singleElement()
        .extracting(event -> ((IncidentResolved) event).reason())
        .isEqualTo("the model is down");
  }

  @Test
  void a_failure_for_good_is_not_tried_again() {
    given(asking()).whenStarted().failing("REFUSED", false).thenIncident("REFUSED", "o");
  }

  @Test
  void a_connected_error_port_takes_the_failure() {
    given(asking().edge("o", "error", "sorry"))
        .whenStarted()
        .failing("REFUSED", false)
        .thenEnded("sorry");
  }

  @Test
  void a_node_may_go_on_after_a_failure_in_its_own_way() {
    Scenario again =
        given(
                graph()
                    .variable("heard", "string", "")
                    .node("o", "outside", config("ask", "a", "otherwise", "b", "into", "heard")))
            .whenStarted()
            .failing("REFUSED", false)
            .then(requested());
    assertThat(again.request()).isEqualTo(Map.of("ask", "b after REFUSED"));
    again.completing(Map.of("answer", "hi")).thenVariable("heard", "hi").thenEnded("end");
    Scenario down = again.failing("DOWN", false).thenIncident("DOWN", "o");
    down.commanding(new Resolve(Action.ANSWER, null, Map.of("answer", "by hand"), null))
        .thenVariable("heard", "by hand");
    down.commanding(new Resolve(Action.RETRY, null, null, null)).then(requested());
  }

  @Test
  void a_timeout_is_a_failure_and_what_comes_later_is_ignored() {
    Scenario asked = given(asking()).whenStarted();
    long waitId = asked.session().waits().getFirst().waitId();
    asked
        .expiring()
        .thenIncident("TIMEOUT", "o")
        .commanding(new Complete(waitId, 1, Map.of("answer", "late"), List.of()))
        .thenRefused(Rejection.WaitNotOpen.class);
  }

  @Test
  void a_failure_of_an_attempt_that_is_over_changes_nothing() {
    Scenario again = given(asking()).whenStarted().failing("DOWN", true);
    long waitId = again.session().waits().getFirst().waitId();
    again
        .commanding(new Fail(waitId, 1, "DOWN", "again", true, null, List.of()))
        .thenRefused(Rejection.WaitNotOpen.class);
  }

  @Test
  void a_timer_lets_time_pass_and_keeps_its_hour() {
    Scenario resting =
        given(graph().node("p", "pause", "PT1M")).whenStarted().then(event("entered p"), waits());
    assertThat(resting.session().status()).isEqualTo(Status.WAITING);
    resting.expiring().thenEnded("end");
    resting.commanding(new Expire(99)).thenRefused(Rejection.WaitNotOpen.class);
  }

  private static Expected waits() {
    return event("waits p null");
  }
}
