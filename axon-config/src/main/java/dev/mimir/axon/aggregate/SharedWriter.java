package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ApplyOperations;
import dev.mimir.engine.Caller;
import dev.mimir.session.SessionEvent.SharedWritten;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Applies what sessions do to variables that outlive them.
public final class SharedWriter {
  private final Commands commands;
  private final SessionMoves moves;

  SharedWriter(Commands commands, SessionMoves moves) {
    this.commands = commands;
    this.moves = moves;
  }

  /// Applies what an event of a session asks for; again it has no effect. Returns when it is
  /// stored.
  ///
  /// @param sessionId of the session's aggregate
  /// @param sequence of the event
  /// @param at instant of the event
  /// @throws dev.mimir.engine.EngineUnavailableException when nothing could be stored
  public void apply(String sessionId, long sequence, Instant at, SharedWritten written) {
    String tenant = AggregateIds.tenant(sessionId);
    String session = AggregateIds.local(sessionId);
    String id = AggregateIds.ofShared(tenant, written.holder());
    ApplyOperations command = new ApplyOperations(id, session, sequence, written.operations(), at);
    Caller caller = new Caller(tenant, "session", "shared_" + session + ":" + sequence);
    apart(() -> commands.send(command, caller, Object.class));
    moves.moved(id);
  }

  /// Runs on a thread of its own: on that of an event processor, the command would join the
  /// processor's unit of work and be stored with it, not now.
  private static void apart(Runnable action) {
    FutureTask<?> task = new FutureTask<>(action, null);
    Thread.ofVirtual().name("shared-variables").start(task);
    try {
      task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while applying operations", stopped);
    }
  }
}
