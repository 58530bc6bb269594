package dev.mimir.axon.aggregate;

import dev.mimir.axon.database.MasterKey;
import dev.mimir.dice.Seed;
import dev.mimir.engine.SessionView;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Fork;
import dev.mimir.interpreter.Forking;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.interpreter.Move;
import dev.mimir.interpreter.Moving;
import dev.mimir.interpreter.Stranded;
import dev.mimir.interpreter.Views;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the core what it decides by: the graph, the draws, the time, and what outlives sessions.
class SessionRules {
  private final CompiledGraphs graphs;
  private final MasterKey key;
  private final InstantSource clock;
  private final Snapshots snapshots;
  private final Checkpoints checkpoints;
  private final SharedValues shared;
  private final SessionMemory memory;

  SessionRules(
      CompiledGraphs graphs,
      MasterKey key,
      InstantSource clock,
      Snapshots snapshots,
      Checkpoints checkpoints,
      SharedValues shared,
      SessionMemory memory) {
    this.memory = memory;
    this.graphs = graphs;
    this.shared = shared;
    this.key = key;
    this.clock = clock;
    this.snapshots = snapshots;
    this.checkpoints = checkpoints;
  }

  Decision start(String aggregateId, SessionCommand.Start start) {
    Graph graph = graph(aggregateId, start.graphId(), start.graphVersion());
    return Interpreter.start(
        start,
        graph,
        chance(aggregateId, start.explicitSeed()),
        now(),
        shared.of(aggregateId, Session.NONE));
  }

  /// @param parent as it was at the point from which the fork goes on
  Decision fork(String aggregateId, Fork fork, Session parent) {
    SessionStarted origin = parent.begun();
    Graph from = graph(aggregateId, parent);
    boolean same = fork.graphVersion() == origin.graphVersion();
    return Forking.fork(
        fork,
        parent,
        from,
        same ? from : graph(aggregateId, origin.graphId(), fork.graphVersion()),
        chance(aggregateId, null),
        now(),
        shared.of(aggregateId, Session.NONE));
  }

  Decision move(String aggregateId, Move move, Session session) {
    SessionStarted origin = session.begun();
    return Moving.move(
        move,
        session,
        graph(aggregateId, session),
        graph(aggregateId, origin.graphId(), move.graphVersion()),
        chance(aggregateId, origin.explicitSeed()),
        now(),
        shared.of(aggregateId, session));
  }

  /// Who would have no place in another version; empty when nobody.
  List<Stranded> stranded(String aggregateId, Move move, Session session) {
    return Moving.stranded(
        move,
        session,
        graph(aggregateId, session),
        graph(aggregateId, session.begun().graphId(), move.graphVersion()));
  }

  Decision decide(String aggregateId, SessionCommand command, Session session) {
    SessionStarted origin = session.begun();
    Chance chance = chance(aggregateId, origin.explicitSeed());
    return Interpreter.decide(
        command,
        session,
        graph(aggregateId, session),
        chance,
        now(),
        shared.of(aggregateId, session));
  }

  SessionView view(String aggregateId, Session session) {
    return Views.of(AggregateIds.local(aggregateId), session, graph(aggregateId, session));
  }

  Graph graph(String aggregateId, Session session) {
    SessionStarted origin = session.begun();
    return graph(aggregateId, origin.graphId(), origin.graphVersion());
  }

  Graph graph(String aggregateId, String graphId, int version) {
    return graphs.get(AggregateIds.tenant(aggregateId), graphId, version);
  }

  Chance chance(String aggregateId, @Nullable String explicitSeed) {
    return Chance.of(
        explicitSeed == null
            ? key.seedOf(AggregateIds.local(aggregateId))
            : Seed.ofHex(explicitSeed));
  }

  /// @throws org.axonframework.modelling.command.ConcurrencyException when it has gone on elsewhere
  void requireNewest(String aggregateId, Session session) {
    memory.requireNewest(aggregateId, session.sequence());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// Whether something is to be kept of what a turn led to.
  boolean keeps(Session before, Session after) {
    return memory.keeps()
        || snapshots.due(before.sequence(), after.sequence())
        || checkpoints.due(before.sequence(), after.sequence());
  }

  void keep(String aggregateId, Session before, List<SessionEvent> events, Session after) {
    memory.reached(aggregateId, after);
    if (snapshots.due(before.sequence(), after.sequence())) {
      snapshots.take(
          GameSession.TYPE, aggregateId, after.sequence(), new GameSession(aggregateId, after));
    }
    if (checkpoints.due(before.sequence(), after.sequence())) {
      checkpoints.passed(aggregateId, before, events);
    }
  }
}
