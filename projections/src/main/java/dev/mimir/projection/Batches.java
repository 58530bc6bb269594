package dev.mimir.projection;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What becomes of the batches of this server's processors, and which of these stand at one that
/// was rolled back.
final class Batches {
  private record Place(String processor, int segment) {}

  /// How many so far.
  ///
  /// @param events taken in
  /// @param committed batches
  /// @param rolledBack batches
  record Counts(LongAdder events, LongAdder committed, LongAdder rolledBack) {
    private Counts() {
      this(new LongAdder(), new LongAdder(), new LongAdder());
    }
  }

  private final Set<Place> failures = ConcurrentHashMap.newKeySet();
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();

  void rolledBack(String processor, int segment) {
    failures.add(new Place(processor, segment));
    counts(processor).rolledBack.increment();
  }

  /// @param events how many it took in
  void committed(String processor, int segment, int events) {
    failures.remove(new Place(processor, segment));
    Counts known = counts(processor);
    known.committed.increment();
    known.events.add(events);
  }

  boolean standsAtFailure(String processor) {
    return failures.stream().anyMatch(place -> place.processor().equals(processor));
  }

  Counts counts(String processor) {
    return counts.computeIfAbsent(processor, _ -> new Counts());
  }
}
