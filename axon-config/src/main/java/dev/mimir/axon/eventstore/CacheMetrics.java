package dev.mimir.axon.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/// Tells how often a cache had what was asked for, from what it counts by itself.
///
/// @param name value of the tag `cache`
/// @param cache records its statistics
public record CacheMetrics(String name, Cache<?, ?> cache) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    requests(registry, "hit", entries -> entries.stats().hitCount());
    requests(registry, "miss", entries -> entries.stats().missCount());
    FunctionCounter.builder("mimir.cache.evictions", cache, c -> c.stats().evictionCount())
        .description("Entries that made room for others")
        .tag("cache", name)
        .register(registry);
    Gauge.builder("mimir.cache.entries", cache, Cache::estimatedSize)
        .description("Entries in a cache, roughly")
        .tag("cache", name)
        .register(registry);
  }

  private void requests(
      MeterRegistry registry, String result, ToDoubleFunction<Cache<?, ?>> count) {
    FunctionCounter.builder("mimir.cache.requests", cache, count)
        .description("What was asked of a cache, by whether it had it")
        .tag("cache", name)
        .tag("result", result)
        .register(registry);
  }
}
