package dev.mimir.axon.eventstore;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What one caller wants to be stored in one piece, and its outcome: empty once it is durable.
///
/// @param rows in the format of COPY
/// @param aggregates whose events they are
/// @param creates whether it begins an aggregate
record Turn(
    CopyRows rows,
    Collection<String> aggregates,
    boolean creates,
    CompletableFuture<Optional<RuntimeException>> outcome) {

  Turn(CopyRows rows, Collection<String> aggregates, boolean creates) {
    this(rows, aggregates, creates, new CompletableFuture<>());
  }

  /// For messages.
  String name() {
    return String.join(", ", aggregates);
  }

  void succeed() {
    outcome.complete(Optional.empty());
  }

  void fail(RuntimeException cause) {
    outcome.complete(Optional.of(cause));
  }

  /// Returns when the turn is durable; an interrupt does not cut the wait short.
  ///
  /// @throws RuntimeException why it is not
  void await() {
    outcome
        .join()
        .ifPresent(cause -> {
          cause.setStackTrace(Thread.currentThread().getStackTrace());
          throw cause;
        });
  }
}
