package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.EventStoreUnavailableException;
import dev.mimir.engine.EngineUnavailableException;
import java.sql.SQLException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;

/// Why a command failed on another server, as far as the one who sent it has to know.
enum CommandFailure {
  /// Somebody else was faster.
  CONFLICT,
  /// There is no such aggregate.
  MISSING,
  /// There is such an aggregate already.
  EXISTS,
  /// Nothing can be stored just now.
  UNAVAILABLE,
  /// Something is wrong there; its log says more.
  BROKEN;

  static CommandFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case AggregateNotFoundException _ -> {
          return MISSING;
        }
        case AggregateStreamCreationException _ -> {
          return EXISTS;
        }
        case ConcurrencyException _ -> {
          return CONFLICT;
        }
        case EventStoreUnavailableException _,
            EngineUnavailableException _,
            DataAccessException _,
            SQLException _ -> {
          return UNAVAILABLE;
        }
        default -> {}
      }
    }
    return BROKEN;
  }

  RuntimeException exception(String aggregateId, String message) {
    return switch (this) {
      case CONFLICT -> new ConcurrencyException(message);
      case MISSING -> new AggregateNotFoundException(aggregateId, message);
      case EXISTS -> new AggregateStreamCreationException(message);
      case UNAVAILABLE -> new EngineUnavailableException(message);
      case BROKEN -> new CommandExecutionException(message, null);
    };
  }
}
