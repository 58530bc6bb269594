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
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A session that is played in memory. A refusal or an incident fails the test.
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
    route.inputs().forEach(step -> table.answer(step.answer()));
    return table;
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
