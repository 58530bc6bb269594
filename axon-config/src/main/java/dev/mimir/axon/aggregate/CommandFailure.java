package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.EventStoreUnavailableException;
import dev.mimir.engine.EngineUnavailableException;
import java.sql.SQLException;
import java.util.Objects;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;

/// Why a command failed on another server, as far as the one who sent it has to know.
///
/// @param message in words
public record CommandFailure(Kind kind, String message) {

  /// What is told apart.
  public enum Kind {
    /// Somebody else was faster.
    CONFLICT,
    /// There is no such aggregate.
    MISSING,
    /// There is such an aggregate already.
    EXISTS,
    /// Nothing can be stored just now.
    UNAVAILABLE,
    /// That server knows no such command, and has done nothing.
    UNKNOWN,
    /// Something is wrong there; its log says more.
    BROKEN
  }

  /// The failure that something came of.
  public static CommandFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Kind kind = kind(cause);
      if (kind != Kind.BROKEN) {
        return of(kind, cause);
      }
    }
    return of(Kind.BROKEN, failure);
  }

  private static CommandFailure of(Kind kind, Throwable cause) {
    return new CommandFailure(kind, Objects.requireNonNullElse(cause.getMessage(), "no message"));
  }

  private static Kind kind(Throwable failure) {
    return switch (failure) {
      case AggregateNotFoundException _ -> Kind.MISSING;
      case AggregateStreamCreationException _ -> Kind.EXISTS;
      case ConcurrencyException _ -> Kind.CONFLICT;
      case NoHandlerForCommandException _ -> Kind.UNKNOWN;
      case EventStoreUnavailableException _,
          EngineUnavailableException _,
          DataAccessException _,
          SQLException _ ->
          Kind.UNAVAILABLE;
      default -> Kind.BROKEN;
    };
  }

  /// The same failure here.
  ///
  /// @param aggregateId that the command was for
  public RuntimeException exception(String aggregateId) {
    return switch (kind) {
      case CONFLICT -> new ConcurrencyException(message);
      case MISSING -> new AggregateNotFoundException(aggregateId, message);
      case EXISTS -> new AggregateStreamCreationException(message);
      case UNAVAILABLE -> new EngineUnavailableException(message);
      case UNKNOWN -> new NoHandlerForCommandException(message);
      case BROKEN -> new CommandExecutionException(message, null);
    };
  }
}
