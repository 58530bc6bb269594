package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.EventStoreUnavailableException;
import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/// What an error of Axon Server means.
///
/// Source of the codes: the connector's `ErrorCategory`; of the trailer: `GrpcExceptionParser` of
/// the framework's own connector.
final class ServerFailure {
  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

  /// Nothing was stored, and nothing of the turn is wrong.
  private static final Set<ErrorCategory> REFUSED =
      Set.of(
          ErrorCategory.NO_EVENT_STORE_MASTER_AVAILABLE,
          ErrorCategory.AUTHENTICATION_TOKEN_MISSING,
          ErrorCategory.AUTHENTICATION_INVALID_TOKEN,
          ErrorCategory.TRANSACTION_ROLLED_BACK);

  /// The turn cannot be stored as it is.
  private static final Set<ErrorCategory> OF_THE_TURN =
      Set.of(
          ErrorCategory.EVENT_PAYLOAD_TOO_LARGE,
          ErrorCategory.GRPC_MESSAGE_TOO_LARGE,
          ErrorCategory.VALIDATION_FAILED);

  private ServerFailure() {}

  /// The answer, once it is there; an interrupt does not cut the wait short.
  ///
  /// @throws EventStoreUnavailableException when there is none
  static <T> T answer(CompletableFuture<T> future, Duration timeout) {
    try {
      return joined(future, timeout);
    } catch (RuntimeException e) {
      throw unread(e);
    }
  }

  /// The answer, or the failure as it came.
  static <T> T joined(CompletableFuture<T> future, Duration timeout) {
    return future.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /// A read that failed.
  static EventStoreUnavailableException unread(@Nullable Throwable failure) {
    return new EventStoreUnavailableException(
        "Axon Server cannot be read: " + words(failure), true, failure);
  }

  /// An append that failed.
  ///
  /// @param turn its name
  /// @param creates whether it begins an aggregate
  static RuntimeException unstored(Throwable failure, String turn, boolean creates) {
    Throwable cause = cause(failure);
    ErrorCategory category = category(cause);
    if (category == ErrorCategory.INVALID_EVENT_SEQUENCE) {
      return creates
          ? new AggregateStreamCreationException(turn + " exists already", cause)
          : new ConcurrencyException(turn + " was changed by someone else", cause);
    }
    if (OF_THE_TURN.contains(category) || tooLarge(cause)) {
      return new EventStoreException(turn + " could not be stored", cause);
    }
    return new EventStoreUnavailableException(
        "Axon Server did not confirm: " + words(cause), REFUSED.contains(category), cause);
  }

  private static boolean tooLarge(Throwable cause) {
    return cause instanceof StatusRuntimeException status
        && status.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static ErrorCategory category(Throwable cause) {
    if (cause instanceof AxonServerException known) {
      return known.getErrorCategory();
    }
    Metadata trailers =
        cause instanceof StatusRuntimeException status ? status.getTrailers() : null;
    String code = trailers == null ? null : trailers.get(CODE);
    return code == null ? ErrorCategory.OTHER : ErrorCategory.getFromCode(code);
  }

  private static String words(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : cause(failure);
    if (cause instanceof TimeoutException) {
      return "no answer in time";
    }
    return cause == null ? "no connection" : String.valueOf(cause.getMessage());
  }
}
