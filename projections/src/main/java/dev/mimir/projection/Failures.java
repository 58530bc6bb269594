package dev.mimir.projection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which processors of this server stand at a batch that was rolled back.
final class Failures {
  private record Place(String processor, int segment) {}

  private final Set<Place> places = ConcurrentHashMap.newKeySet();

  void rolledBack(String processor, int segment) {
    places.add(new Place(processor, segment));
  }

  void committed(String processor, int segment) {
    places.remove(new Place(processor, segment));
  }

  boolean stands(String processor) {
    return places.stream().anyMatch(place -> place.processor().equals(processor));
  }
}
