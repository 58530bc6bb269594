package dev.mimir.axon.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/// The log of an aggregate with its hashes, upcast to today's revisions.
public final class EventLog {
  private final PostgresEventStorageEngine engine;

  EventLog(PostgresEventStorageEngine engine) {
    this.engine = engine;
  }

  /// One event.
  ///
  /// @param hash of the chain, see {@link HashChain}
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  public record Logged(long sequence, Instant timestamp, Object payload, byte[] hash) {}

  /// At most `limit` events after a sequence.
  public <T> List<T> read(String aggregateId, long after, int limit, Function<Logged, T> shown) {
    return logged(engine.rows(aggregateId, after + 1, limit)).map(shown).toList();
  }

  /// The last sequence numbers of aggregates; of those that have any.
  public Map<String, Long> last(Collection<String> aggregateIds) {
    return engine.last(aggregateIds);
  }

  /// All events.
  public Stream<Logged> all(String aggregateId) {
    return logged(engine.rows(aggregateId, 0, Integer.MAX_VALUE));
  }

  private Stream<Logged> logged(List<StoredEvent> rows) {
    Map<Long, byte[]> hashes = HashMap.newHashMap(rows.size());
    rows.forEach(row -> hashes.put(row.sequence(), row.hash()));
    List<Logged> events = new ArrayList<>(rows.size());
    DomainEventStream stream = engine.upcast(rows);
    while (stream.hasNext()) {
      DomainEventMessage<?> event = stream.next();
      byte[] hash = hashes.getOrDefault(event.getSequenceNumber(), new byte[0]);
      events.add(
          new Logged(event.getSequenceNumber(), event.getTimestamp(), event.getPayload(), hash));
    }
    return events.stream();
  }
}
