package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ApplyOperations;
import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.axon.aggregate.AggregateCommand.PublishGraph;
import dev.mimir.axon.eventstore.EventStoreUnavailableException;
import dev.mimir.axon.trace.Traces;
import dev.mimir.engine.Caller;
import dev.mimir.engine.EngineUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;

/// Sends commands to aggregates. One that met a newer state than it was decided on is decided
/// again, on the fresh state.
final class Commands {
  /// Key of the metadata that says who asked.
  static final String ACTOR = "actor";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The longest pause between two attempts; the first two follow each other at once.
  private static final long LONGEST_PAUSE = Duration.ofMillis(32).toNanos();

  private final CommandBus bus;
  private final String platform;
  private final TurnMetrics turns;
  private final Traces traces;

  /// @param platform name and version of this program, kept with every event
  Commands(CommandBus bus, String platform, TurnMetrics turns, Traces traces) {
    this.bus = bus;
    this.platform = platform;
    this.turns = turns;
    this.traces = traces;
  }

  /// The aggregate's answer.
  ///
  /// @throws EngineUnavailableException when nothing could be stored
  <R> R send(AggregateCommand command, Caller caller, Class<R> answer) {
    return traces.on()
        ? traces.child(name(command), () -> counted(command, caller, answer))
        : counted(command, caller, answer);
  }

  private static String name(AggregateCommand command) {
    Object asked = command instanceof PlaySession play ? play.command() : command;
    return "command " + asked.getClass().getSimpleName();
  }

  private <R> R counted(AggregateCommand command, Caller caller, Class<R> answer) {
    long begun = turns.begin();
    R given = null;
    try {
      given = answer.cast(decided(command, metadata(caller)));
      return given;
    } finally {
      turns.ended(command, begun, given);
    }
  }

  private Object decided(AggregateCommand command, MetaData metadata) {
    long begun = System.nanoTime();
    for (long pause = 0;
        ;
        pause = Math.clamp(pause * 2, Duration.ofMillis(1).toNanos(), LONGEST_PAUSE)) {
      FutureCallback<AggregateCommand, Object> callback = new FutureCallback<>();
      bus.dispatch(new GenericCommandMessage<>(command, metadata), callback);
      var result = callback.getResult();
      if (!result.isExceptional()) {
        return result.getPayload();
      }
      Throwable failure = result.exceptionResult();
      if (!isOvertaken(command, failure) || System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw translated(failure);
      }
      turns.conflict();
      pause(pause);
    }
  }

  /// Whether another command came first, perhaps on another server, and this one is to be decided
  /// anew.
  private static boolean isOvertaken(AggregateCommand command, Throwable failure) {
    return failure instanceof ConcurrencyException
        || (failure instanceof AggregateStreamCreationException
            && (command instanceof PublishGraph || command instanceof ApplyOperations));
  }

  /// Servers that meet at one aggregate again and again get out of step.
  private static void pause(long most) {
    if (most > 0) {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
  }

  private MetaData metadata(Caller caller) {
    return MetaData.from(
            Map.of(
                "tenant",
                caller.tenant(),
                ACTOR,
                caller.actor(),
                "request",
                caller.requestId(),
                "correlation",
                caller.requestId(),
                "platform",
                platform))
        .mergedWith(traces.metadata());
  }

  /// What events carry of the command that they came from.
  static Map<String, ?> carried(CommandMessage<?> command) {
    return command.getMetaData().and("causation", command.getIdentifier());
  }

  /// What an action gives; its failures are told in the terms of [#send].
  static <T> T translating(Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException failure) {
      throw translated(failure);
    }
  }

  /// A failure in the terms of those outside.
  private static RuntimeException translated(Throwable failure) {
    if (failure instanceof AggregateStreamCreationException exists) {
      return exists;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EventStoreUnavailableException
          || cause instanceof DataAccessException
          || cause instanceof SQLException) {
        return new EngineUnavailableException(
            Objects.requireNonNullElse(cause.getMessage(), "the database is away"), cause);
      }
    }
    return failure instanceof RuntimeException known
        ? known
        : new IllegalStateException("a command failed", failure);
  }
}
