package dev.mimir.axon.eventstore;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/// The log of an aggregate with its hashes, upcast to today's revisions.
public final class EventLog {
  private final StoredEvents engine;

  EventLog(StoredEvents engine) {
    this.engine = engine;
  }

  /// One event.
  ///
  /// @param event read as it is asked for
  /// @param hash of the chain, see {@link HashChain}
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  public record Logged(DomainEventMessage<?> event, byte[] hash) {
    public long sequence() {
      return event.getSequenceNumber();
    }

    public Instant timestamp() {
      return event.getTimestamp();
    }

    public Object payload() {
      return event.getPayload();
    }

    public Map<String, ?> metadata() {
      return event.getMetaData();
    }
  }

  /// At most `limit` events after a sequence.
  public <T> List<T> read(String aggregateId, long after, int limit, Function<Logged, T> shown) {
    return logged(engine.rows(aggregateId, after + 1, limit).toList()).map(shown).toList();
  }

  /// The last sequence numbers of aggregates; of those that have any.
  public Map<String, Long> last(Collection<String> aggregateIds) {
    return engine.last(aggregateIds);
  }

  /// All events.
  public Stream<Logged> all(String aggregateId) {
    return logged(engine.rows(aggregateId, 0, Integer.MAX_VALUE).toList());
  }

  /// All events of several aggregates, each upcast as it is read from its stream; of those that
  /// have any. They are read with one statement and held at once, see {@link #groups}.
  public Map<String, Stream<Logged>> all(Collection<String> aggregateIds) {
    Map<String, List<StoredEvent>> rows =
        engine.rows(aggregateIds).stream().collect(groupingBy(StoredEvent::aggregateId));
    Map<String, Stream<Logged>> logs = HashMap.newHashMap(rows.size());
    rows.forEach((id, events) -> logs.put(id, logged(events)));
    return logs;
  }

  /// Puts aggregates into groups to be read at once, in their order.
  ///
  /// @param events of a group at most, unless it is one aggregate
  public List<List<String>> groups(Collection<String> aggregateIds, long events) {
    Map<String, Long> last = engine.last(aggregateIds);
    List<List<String>> groups = new ArrayList<>();
    long room = 0;
    for (String id : aggregateIds) {
      long size = 1 + last.getOrDefault(id, -1L);
      if (size > room || groups.isEmpty()) {
        groups.add(new ArrayList<>());
        room = events;
      }
      groups.getLast().add(id);
      room -= size;
    }
    return groups;
  }

  private Stream<Logged> logged(List<StoredEvent> rows) {
    Map<Long, byte[]> hashes = HashMap.newHashMap(rows.size());
    rows.forEach(row -> hashes.put(row.sequence(), row.hash()));
    return engine.upcast(rows).asStream().map(event -> logged(event, hashes));
  }

  private static Logged logged(DomainEventMessage<?> event, Map<Long, byte[]> hashes) {
    return new Logged(event, hashes.getOrDefault(event.getSequenceNumber(), new byte[0]));
  }
}
