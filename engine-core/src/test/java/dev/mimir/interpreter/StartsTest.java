package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.shown;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.Text;
import org.junit.jupiter.api.Test;

class StartsTest {
  private static final GraphBuilder SMALL =
      graph()
          .variable("hp", config("type", "int", "initial", 3, "min", 0))
          .computed("hurt", "bool", "hp < 3")
          .node("a", "say", "{{ hp }}{% if hurt %}!{% endif %}");

  @Test
  void a_session_begins_with_the_first_values_of_its_variables() {
    Scenario scenario = given(SMALL).whenStarted();
    scenario.then(entered("a"), shown("a", "3"), left("a"), entered("end"), ended("end", "end"));
    SessionStarted started = scenario.last(SessionStarted.class);
    assertThat(started.variables()).containsOnlyKeys("hp").containsEntry("hp", 3L);
    assertThat(started.semantics()).isEqualTo(Interpreter.SEMANTICS);
    assertThat(started.players()).containsExactly(Player.SOLE);
  }

  @Test
  void the_seed_is_committed_to_first_and_revealed_last() {
    Scenario scenario = given(SMALL).whenStarted();
    Seed seed = Seed.ofHex(scenario.last(SessionEnded.class).seed());
    assertThat(scenario.last(SessionStarted.class).commitment()).isEqualTo(seed.commitment());
  }

  @Test
  void first_values_can_be_given() {
    given(SMALL).variables("hp", 1).whenStarted().thenShown("1!");
  }

  @Test
  void first_values_have_to_fit() {
    given(SMALL).variables("hp", -1).whenStarted().thenRefused(Rejection.BadStart.class);
    given(SMALL).variables("hp", "x").whenStarted().thenRefused(Rejection.BadStart.class);
    given(SMALL).variables("hurt", true).whenStarted().thenRefused(Rejection.BadStart.class);
    given(SMALL).variables("ph", 1).whenStarted().thenRefused(Rejection.BadStart.class);
  }

  @Test
  void texts_that_cannot_be_kept_are_refused() {
    var named = graph().variable("name", "string", "").node("a", "say", "{{ name }}");
    given(named).variables("name", "\ud800").whenStarted().thenRefused(Rejection.BadStart.class);
    given(named).variables("name", "\0").whenStarted().thenRefused(Rejection.BadStart.class);
    given(named)
        .playedBy(new Player("a", Text.of("a", "\udc00")))
        .whenStarted()
        .thenRefused(Rejection.BadStart.class);
  }

  @Test
  void the_number_of_players_has_to_fit() {
    var two = graph().with("players", config("min", 2, "max", 3)).node("a", "say", "x");
    given(two).playedBy("a").whenStarted().thenRefused(Rejection.BadStart.class);
    given(two).playedBy("a", "b").whenStarted().thenEnded("end");
    given(two).playedBy("a", "b", "c", "d").whenStarted().thenRefused(Rejection.BadStart.class);
  }

  @Test
  void players_have_ids_of_their_own() {
    given(SMALL).playedBy("a", "a").whenStarted().thenRefused(Rejection.BadStart.class);
    given(SMALL).playedBy("a b").whenStarted().thenRefused(Rejection.BadStart.class);
    given(SMALL).playedBy("").whenStarted().thenRefused(Rejection.BadStart.class);
  }

  @Test
  void a_client_seed_is_a_simple_word() {
    given(SMALL).clientSeed("mine-1_A").whenStarted().thenEnded("end");
    given(SMALL).clientSeed("a|b").whenStarted().thenRefused(Rejection.BadStart.class);
    given(SMALL).clientSeed("a".repeat(65)).whenStarted().thenRefused(Rejection.BadStart.class);
  }
}
