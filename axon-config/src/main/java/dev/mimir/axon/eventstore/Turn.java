package dev.mimir.axon.eventstore;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What one caller wants to be stored in one piece, and its outcome: empty once it is durable.
///
/// @param rows in the format of COPY
/// @param name of the turn, for messages
/// @param creates whether it begins an aggregate
record Turn(
    CopyRows rows,
    String name,
    boolean creates,
    CompletableFuture<Optional<RuntimeException>> outcome) {

  Turn(CopyRows rows, String name, boolean creates) {
    this(rows, name, creates, new CompletableFuture<>());
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
