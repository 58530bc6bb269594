package dev.mimir.axon.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/// Where events are kept: what the framework asks for, and what it does not, the events as they are
/// stored with their hashes, and pages of all events in their order.
///
/// An append takes part in no transaction of the caller: it is stored when it returns, and a
/// failure says whether anything was.
public interface StoredEvents extends EventStorageEngine, AutoCloseable {

  /// Events of an aggregate from a sequence number on, read as the stream is used.
  Stream<StoredEvent> rows(String aggregateId, long first, int limit);

  /// All events of aggregates, one aggregate after the other.
  List<StoredEvent> rows(Collection<String> aggregateIds);

  /// The last sequence numbers of aggregates; of those that have any.
  Map<String, Long> last(Collection<String> aggregateIds);

  /// Stored events as messages of today's revisions.
  DomainEventStream upcast(List<StoredEvent> rows);

  /// The next events after a position, as far as nothing can be stored between them any more.
  EventPage page(EventPosition from);

  /// Whether there are events beyond the position that no page holds yet, but soon will.
  boolean anyAfter(EventPosition position);

  /// Ends the writing of servers that have hung for a while, and hold up who reads.
  ///
  /// @return how many there were
  default int endHanging(Duration patience) {
    return 0;
  }

  /// Calls the listener, on a thread of the store, when there are new events.
  void onCommit(Runnable listener);

  /// Tells the listener, on a thread of the store, of each aggregate that this process has stored
  /// events of.
  void onStored(Consumer<String> listener);

  /// Has snapshots looked for in memory before those that are stored.
  void remembering(Function<String, Optional<DomainEventMessage<?>>> memory);

  /// Stores what waits and takes no more.
  @Override
  void close();
}
