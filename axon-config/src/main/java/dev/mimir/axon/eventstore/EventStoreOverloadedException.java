package dev.mimir.axon.eventstore;

/// More turns wait to be written than the queue holds. Nothing was stored; try again later.
public final class EventStoreOverloadedException extends EventStoreUnavailableException {

  private static final long serialVersionUID = 1L;

  /// @param waiting turns that wait already
  public EventStoreOverloadedException(int waiting) {
    super(waiting + " turns already wait to be stored", true, null);
  }
}
