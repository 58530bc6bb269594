package dev.mimir.interpreter;

import dev.mimir.graph.Place;
import dev.mimir.session.Session;
import dev.mimir.session.Visit;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Visits of nodes as maps, without copying. Within a fragment its own nodes come first, then those
/// of the top level of its graph.
final class VisitMaps {
  private VisitMaps() {}

  /// Number of entries by node, zero for those never entered.
  static Map<String, Object> visits(Place place, Session session) {
    return new View(place, session, visit -> visit == null ? (Long) 0L : (Long) visit.count());
  }

  /// Time and turn of the last entry by node, without those never entered.
  static Map<String, Object> seen(Place place, Session session) {
    return new View(
        place,
        session,
        visit -> visit == null ? null : Map.of("time", visit.time(), "turn", visit.turn()));
  }

  private static final class View extends AbstractMap<String, Object> {
    private final Place place;
    private final Session session;
    private final Function<@Nullable Visit, @Nullable Object> shown;

    View(Place place, Session session, Function<@Nullable Visit, @Nullable Object> shown) {
      this.place = place;
      this.session = session;
      this.shown = shown;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      if (!(key instanceof String id)) {
        return null;
      }
      if (place.region().node(id) != null) {
        return shown.apply(session.world().frame(place.frame()).visits().get(id));
      }
      return place.graph().top().node(id) == null
          ? null
          : shown.apply(session.world().frame(place.base()).visits().get(id));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return get(key) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Set<String> ids = new LinkedHashSet<>(place.region().nodes().keySet());
      ids.addAll(place.graph().top().nodes().keySet());
      return ids.stream()
          .sorted()
          .filter(this::containsKey)
          .map(id -> Map.entry(id, shownAs(id)))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Object shownAs(String id) {
      Object value = get(id);
      return value == null ? 0L : value;
    }
  }
}
