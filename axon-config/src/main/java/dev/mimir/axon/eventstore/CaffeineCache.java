package dev.mimir.axon.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// A bounded cache in memory, e.g. for aggregates. It has no listeners to tell.
public final class CaffeineCache implements Cache {

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  /// @param maximumSize number of entries kept
  public CaffeineCache(long maximumSize) {
    entries = Caffeine.newBuilder().maximumSize(maximumSize).recordStats().build();
  }

  /// @param name under which it is told of
  public CacheMetrics metrics(String name) {
    return new CacheMetrics(name, entries);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <K, V> @Nullable V get(K key) {
    return (V) entries.getIfPresent(key);
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    return () -> false;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (_, value) -> update.apply((V) value));
  }
}
