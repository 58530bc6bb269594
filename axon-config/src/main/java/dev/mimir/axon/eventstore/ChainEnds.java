package dev.mimir.axon.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// The last hash of aggregates in use, so that an append need not read it. A hint: a stale entry
/// leads to a conflict on the sequence number, never to a wrong chain.
public final class ChainEnds {

  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record End(long sequence, byte[] hash) {}

  private final Cache<String, End> ends = Caffeine.newBuilder().maximumSize(50_000).build();
  private final StoredHashes stored;

  /// Reads the hash of an event.
  @FunctionalInterface
  public interface StoredHashes {
    byte[] of(String aggregateId, long sequence);
  }

  /// @param stored asked for what is not known
  public ChainEnds(StoredHashes stored) {
    this.stored = stored;
  }

  /// The hash that the event with this sequence number follows on.
  public byte[] before(String aggregateId, long sequence) {
    if (sequence == 0) {
      return EventHash.none();
    }
    End end = ends.getIfPresent(aggregateId);
    return end != null && end.sequence == sequence - 1
        ? end.hash
        : stored.of(aggregateId, sequence - 1);
  }

  /// An event was stored, or read.
  public void reached(String aggregateId, long sequence, byte[] hash) {
    ends.asMap()
        .merge(
            aggregateId,
            new End(sequence, hash),
            (old, end) -> end.sequence > old.sequence ? end : old);
  }

  /// Somebody else may have stored more.
  public void forget(String aggregateId) {
    ends.invalidate(aggregateId);
  }
}
