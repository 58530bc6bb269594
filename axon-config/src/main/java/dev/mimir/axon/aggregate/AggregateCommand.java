package dev.mimir.axon.aggregate;

import dev.mimir.interpreter.Fork;
import dev.mimir.interpreter.Move;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.shared.SharedOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A command on its way to an aggregate.
sealed interface AggregateCommand {
  String aggregateId();

  /// Begins a session that does not exist yet.
  record StartSession(String aggregateId, SessionCommand.Start start) implements AggregateCommand {}

  /// Begins a session from another's past.
  ///
  /// @param parent as it was then
  record ForkSession(String aggregateId, Fork fork, Session parent) implements AggregateCommand {}

  /// Moves a session to another version of its graph.
  record MoveSession(String aggregateId, Move move) implements AggregateCommand {}

  /// Asks something of a session that has begun.
  record PlaySession(String aggregateId, SessionCommand command) implements AggregateCommand {}

  /// Publishes a document that is stored and has no error.
  ///
  /// @param pins versions of the graphs that it calls
  record PublishGraph(
      String aggregateId,
      String graphId,
      String title,
      String contentHash,
      int nodes,
      Map<String, Integer> pins)
      implements AggregateCommand {}

  /// Applies what a session does to variables that outlive it; once, however often it comes.
  ///
  /// @param sequence of the session's event that asks for it
  /// @param at instant of that event
  record ApplyOperations(
      String aggregateId,
      String sessionId,
      long sequence,
      List<SharedOperation> operations,
      Instant at)
      implements AggregateCommand {}

  /// Takes a graph out of use.
  record ArchiveGraph(String aggregateId) implements AggregateCommand {}
}
