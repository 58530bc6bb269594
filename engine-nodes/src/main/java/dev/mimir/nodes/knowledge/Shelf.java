package dev.mimir.nodes.knowledge;

import dev.mimir.nodes.knowledge.HybridRetrieval.Indexed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The indexes of the bases that were used last. Of several who need one that is not there, one
/// makes it and the others wait.
final class Shelf {
  private static final int MOST = 64;

  private record Key(String tenant, String baseId) {}

  private final Map<Key, Place> places =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Place> eldest) {
          return size() > MOST;
        }
      };

  /// The index of a base, made anew unless it has the stamp.
  Indexed get(String tenant, String baseId, long stamp, Supplier<Indexed> made) {
    Place place;
    synchronized (places) {
      place = places.computeIfAbsent(new Key(tenant, baseId), _ -> new Place());
    }
    return place.get(stamp, made);
  }

  private static final class Place {
    private volatile @Nullable Indexed current;

    /// A later stamp is good too: whoever asks read an older one while it was made.
    Indexed get(long stamp, Supplier<Indexed> made) {
      @Nullable Indexed known = current;
      return known != null && known.stamp() >= stamp ? known : make(stamp, made);
    }

    private synchronized Indexed make(long stamp, Supplier<Indexed> made) {
      @Nullable Indexed known = current;
      if (known == null || known.stamp() < stamp) {
        known = made.get();
        current = known;
      }
      return known;
    }
  }
}
