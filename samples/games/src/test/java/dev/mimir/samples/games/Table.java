package dev.mimir.samples.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.session.Answer;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.Status;
import dev.mimir.session.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A session that is played in memory. Effects are performed and timers end before anybody answers.
/// A refusal or an incident fails the test.
final class Table {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Graph graph;
  private final Chance chance;
  private final List<SessionEvent> log = new ArrayList<>();
  private Session session = Session.NONE;

  private Table(Graph graph, Seed seed) {
    this.graph = graph;
    this.chance = Chance.of(seed);
  }

  static Table begin(Graph graph, String seed, String clientSeed) {
    Start start =
        new Start(graph.id(), 1, graph.contentHash(), List.of(), Map.of(), seed, clientSeed);
    return begin(graph, Seed.ofHex(seed), start, NOON);
  }

  static Table begin(Graph graph, Seed seed, Start start, Instant at) {
    Table table = new Table(graph, seed);
    table.take(Interpreter.start(start, graph, table.chance, at));
    return table;
  }

  /// The whole of a route.
  static Table played(Graph graph, Route route) {
    String share = route.clientSeed() == null ? "" : route.clientSeed();
    Table table = begin(graph, route.seed(), share);
    table.settle(true);
    for (Route.Step step : route.inputs()) {
      table.answer(step.answer());
      table.settle(true);
    }
    return table;
  }

  /// Performs what is outside, and lets timers end, until a player is to answer.
  ///
  /// @param reachable whether anything outside can be reached
  void settle(boolean reachable) {
    for (Optional<Wait> wait = pending(); wait.isPresent(); wait = pending()) {
      Instant deadline = wait.get().awaited().deadline();
      if (wait.get().effect() == null) {
        command(new Expire(wait.get().waitId()), Objects.requireNonNull(deadline));
      } else {
        SessionCommand came =
            reachable ? Outside.ALL.perform(graph.id(), wait.get()) : Outside.fail(wait.get());
        command(came, session.time().plusSeconds(1));
      }
    }
  }

  private Optional<Wait> pending() {
    return session.status() == Status.ENDED
        ? Optional.empty()
        : session.waits().stream().filter(wait -> !wait.forPlayers()).findFirst();
  }

  /// Answers ten seconds after the last answer.
  void answer(Answer answer) {
    command(new Input(null, answer, null, null), session.time().plusSeconds(10));
  }

  void command(SessionCommand command, Instant at) {
    take(Interpreter.decide(command, session, graph, chance, at));
  }

  private void take(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    Decision.Accepted accepted = (Decision.Accepted) decision;
    log.addAll(accepted.events());
    session = accepted.after();
    assertThat(session.incident()).as("incident").isNull();
  }

  List<SessionEvent> log() {
    return Collections.unmodifiableList(log);
  }

  Session session() {
    return session;
  }
}
