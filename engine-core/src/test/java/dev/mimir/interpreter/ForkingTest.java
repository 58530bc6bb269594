package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Abandon;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Status;
import dev.mimir.shared.SharedReader;
import dev.mimir.tiny.Tiny;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkingTest {
  private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");
  private static final Seed OWN = Seed.ofHex("ab".repeat(Seed.LENGTH));

  private static GraphBuilder table() {
    return graph()
        .variable("sum", "int", 0)
        .node("q", "ask", List.of(config("id", "roll"), config("id", "rest"), config("id", "stop")))
        .edge("q", "roll", "r")
        .edge("q", "rest", "nap")
        .edge("q", "stop", "done")
        .node("r", "roll", "1d1000")
        .edge("r", "add")
        .node("add", "set", config("set", config("sum", "sum + 1")))
        .edge("add", "q")
        .node("nap", "pause", "PT1M")
        .edge("nap", "q");
  }

  private static Decision fork(Scenario parent, Graph to, Player... players) {
    Graph from = Tiny.STAGE.graph(table().json());
    Fork fork = new Fork("parent", 2, to.contentHash(), List.of(players), false);
    boolean same = from.contentHash().equals(to.contentHash());
    return Forking.fork(
        fork,
        parent.session(),
        from,
        same ? from : to,
        Chance.of(OWN),
        LATER,
        SharedReader.NOTHING);
  }

  private static Decision.Accepted forked(Scenario parent, Graph to, Player... players) {
    Decision decision = fork(parent, to, players);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted) decision;
  }

  private static Graph same() {
    return Tiny.STAGE.graph(table().json());
  }

  @Test
  void goes_on_from_where_the_parent_stood() {
    Scenario parent = given(table()).seeded(OWN).whenStarted().choosing("roll");
    Decision.Accepted fork = forked(parent, same());
    assertThat(fork.events().getFirst())
        .isInstanceOfSatisfying(
            SessionStarted.class,
            started -> {
              assertThat(started.parent())
                  .isEqualTo(new Parent("parent", parent.session().sequence()));
              assertThat(started.commitment()).isEqualTo(OWN.commitment());
            });
    assertThat(fork.events().stream().map(event -> (Object) event.getClass()))
        .containsExactly(SessionStarted.class, SessionForked.class, WaitOpened.class);
    assertThat(fork.after().world()).isEqualTo(parent.session().world());
    assertThat(fork.after().turn()).isEqualTo(1);
    assertThat(fork.after().status()).isEqualTo(Status.AWAITING_INPUT);
    assertThat(fork.after().waits().getFirst().waitId()).isEqualTo(2);
    assertThat(Session.of(fork.events())).isEqualTo(fork.after());
  }

  @Test
  void draws_nothing_that_the_parent_draws() {
    Seed seed = Seed.ofHex("cd".repeat(Seed.LENGTH));
    Scenario parent = given(table()).seeded(seed).whenStarted();
    Decision.Accepted fork = forked(parent, same());
    Input roll = new Input(null, Answer.choice("roll"), null, null);
    var there = Interpreter.decide(roll, parent.session(), same(), Chance.of(seed), LATER);
    var here = Interpreter.decide(roll, fork.after(), same(), Chance.of(OWN), LATER);
    assertThat(rolled(there)).isNotEqualTo(rolled(here));
  }

  private static long rolled(Decision decision) {
    return ((Decision.Accepted) decision)
        .events().stream()
            .filter(DiceRolled.class::isInstance)
            .map(event -> ((DiceRolled) event).total())
            .findFirst()
            .orElseThrow();
  }

  @Test
  void time_begins_anew_for_what_waits() {
    Scenario parent = given(table()).seeded(OWN).whenStarted().choosing("rest");
    assertThat(forked(parent, same()).after().waits().getFirst().awaited().deadline())
        .isEqualTo(LATER.plusSeconds(60));
  }

  @Test
  void others_can_play_on() {
    Scenario parent = given(table()).seeded(OWN).whenStarted();
    Session fork = forked(parent, same(), Player.named("eve", "Eve")).after();
    assertThat(fork.playerIds()).containsExactly("eve");
    assertThat(fork.waits().getFirst().awaited().players()).containsExactly("eve");
  }

  @Test
  void another_version_takes_over_what_it_knows() {
    Graph other =
        Tiny.STAGE.graph(
            table()
                .variable("sum", config("type", "int", "max", 1))
                .variable("luck", "int", 7)
                .node("more", "say", "x")
                .json());
    Scenario parent = given(table()).seeded(OWN).whenStarted().choosing("roll").choosing("roll");
    Session fork = forked(parent, other).after();
    assertThat(fork.world().variables()).containsEntry("sum", 1L).containsEntry("luck", 7L);
    assertThat(fork.status()).isEqualTo(Status.AWAITING_INPUT);
    assertThat(fork.begun().graphVersion()).isEqualTo(2);
  }

  @Test
  void says_where_another_version_has_no_place_for_it() {
    Graph gone = Tiny.STAGE.graph(graph().node("x", "ask", List.of(config("id", "a"))).json());
    Graph changed = Tiny.STAGE.graph(graph().node("q", "say", "x").json());
    Scenario parent = given(table()).seeded(OWN).whenStarted();
    assertThat(refusal(fork(parent, gone)))
        .isEqualTo("the other version has no node 'q', where the session stands");
    assertThat(refusal(fork(parent, changed))).isEqualTo("'q' was of the type ask and is now say");
  }

  @Test
  void an_end_cannot_be_gone_on_from() {
    Scenario ended = given(table()).seeded(OWN).whenStarted().choosing("stop");
    assertThat(refusal(fork(ended, same()))).contains("had come to its end");
    Scenario left = given(table()).seeded(OWN).whenStarted().commanding(new Abandon(null));
    assertThat(refusal(fork(left, same()))).contains("had come to its end");
  }

  private static String refusal(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Rejected.class);
    return ((Decision.Rejected) decision).rejection().message();
  }
}
