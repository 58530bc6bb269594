package dev.mimir.axon.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// The last hash of aggregates in use, so that an append need not read it. A hint: a stale entry
/// leads to a conflict on the sequence number, never to a wrong chain.
final class ChainEnds {

  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record End(long sequence, byte[] hash) {}

  private final Cache<String, End> ends = Caffeine.newBuilder().maximumSize(50_000).build();
  private final EventTable table;

  ChainEnds(EventTable table) {
    this.table = table;
  }

  /// The hash that the event with this sequence number follows on.
  byte[] before(String aggregateId, long sequence) {
    if (sequence == 0) {
      return EventHash.none();
    }
    End end = ends.getIfPresent(aggregateId);
    return end != null && end.sequence == sequence - 1
        ? end.hash
        : table.hash(aggregateId, sequence - 1);
  }

  void reached(String aggregateId, long sequence, byte[] hash) {
    ends.asMap()
        .merge(
            aggregateId,
            new End(sequence, hash),
            (old, end) -> end.sequence > old.sequence ? end : old);
  }

  void forget(String aggregateId) {
    ends.invalidate(aggregateId);
  }
}
