package dev.mimir.axon.eventstore;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/// The event store could not be reached or refused to write.
public class EventStoreUnavailableException extends AxonTransientException {

  private static final long serialVersionUID = 1L;

  private final boolean outcomeKnown;

  /// @param outcomeKnown see {@link #outcomeKnown()}
  public EventStoreUnavailableException(
      String message, boolean outcomeKnown, @Nullable Throwable cause) {
    super(message, cause);
    this.outcomeKnown = outcomeKnown;
  }

  /// True: nothing was stored. False: the connection was lost while the turn was being written, and
  /// it may or may not be stored; only the aggregate's events tell.
  public boolean outcomeKnown() {
    return outcomeKnown;
  }
}
