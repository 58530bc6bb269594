package dev.mimir.axon.aggregate;

import dev.mimir.engine.Sessions.Following;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Those who listen to sessions on this server.
public final class Listeners<T> {
  private final ConcurrentMap<String, List<Consumer<T>>> byKey = new ConcurrentHashMap<>();

  /// Tells all who listen under a key, on the present thread.
  public void tell(String key, T news) {
    byKey.getOrDefault(key, List.of()).forEach(listener -> listener.accept(news));
  }

  /// The keys under which somebody listens.
  public Set<String> keys() {
    return byKey.keySet();
  }

  /// @param listener must not block
  /// @return ends it
  public Following add(String key, Consumer<T> listener) {
    byKey.compute(
        key,
        (_, known) -> {
          List<Consumer<T>> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(listener);
          return all;
        });
    return () ->
        byKey.computeIfPresent(
            key,
            (_, all) -> {
              all.remove(listener);
              return all.isEmpty() ? null : all;
            });
  }
}
