package dev.mimir.axon.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Checks that the stored events of an aggregate are those that were once appended.
///
/// Each event's `hash` is computed over its own columns and the hash before it:
///
/// ```
/// hash(n)  = SHA-256( previous ‖ text(aggregate_id) ‖ int64(sequence_number)
///                     ‖ text(payload_type) ‖ int16(payload_revision) ‖ int64(micros)
///                     ‖ bytes(payload) ‖ bytes(metadata) )
/// previous = hash(n - 1), or 32 zero bytes for sequence_number 0
/// text(s)  = bytes(UTF-8 of s)
/// bytes(b) = int32(length of b) ‖ b
/// ```
///
/// Integers are big-endian two's complement. `micros` is `time_stamp` in microseconds since
/// 1970-01-01T00:00:00Z. `payload` and `metadata` are the bytes in their columns, unparsed: neither
/// upcasters nor class names matter. The end of a chain is not guarded: a chain cut off behind an
/// event is whole, and its last hash has to be kept elsewhere to tell.
public final class HashChain {

  private final Function<String, Stream<StoredEvent>> rows;

  private HashChain(Function<String, Stream<StoredEvent>> rows) {
    this.rows = rows;
  }

  /// Of the events in PostgreSQL.
  public HashChain(DataSource database) {
    EventTable table = new EventTable(database);
    this(id -> AggregateRows.of(table::ofAggregate, id, 0, Integer.MAX_VALUE, _ -> {}));
  }

  /// Of the events wherever they are kept.
  public static HashChain of(StoredEvents events) {
    return new HashChain(id -> events.rows(id, 0, Integer.MAX_VALUE));
  }

  /// The first sequence number whose event is missing or not what was appended; empty when the
  /// chain is whole.
  public OptionalLong firstBroken(String aggregateId) {
    EventHash hash = new EventHash(aggregateId, EventHash.none());
    long expected = 0;
    Iterator<StoredEvent> events = rows.apply(aggregateId).iterator();
    while (events.hasNext()) {
      StoredEvent event = events.next();
      if (event.sequence() != expected || !Arrays.equals(event.hash(), hashOf(event, hash))) {
        return OptionalLong.of(expected);
      }
      expected++;
    }
    return OptionalLong.empty();
  }

  private static byte[] hashOf(StoredEvent event, EventHash chain) {
    return chain.next(
        event.sequence(),
        event.payloadType().getBytes(StandardCharsets.UTF_8),
        event.payloadRevision(),
        Micros.of(event.timestamp()),
        event.payload(),
        event.metadata());
  }
}
