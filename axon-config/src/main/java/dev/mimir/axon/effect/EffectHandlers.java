package dev.mimir.axon.effect;

import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectHandler.Services;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Those who perform effects, by kind.
final class EffectHandlers {
  private final Map<String, EffectHandler> byKind = new HashMap<>();

  /// @throws IllegalStateException when two perform one kind
  EffectHandlers(Iterable<? extends EffectHandler.Factory> factories, Services services) {
    for (EffectHandler.Factory factory : factories) {
      EffectHandler handler = factory.create(services);
      if (byKind.put(handler.kind(), handler) != null) {
        throw new IllegalStateException("two perform effects of kind '" + handler.kind() + "'");
      }
    }
  }

  static EffectHandlers discovered(Services services) {
    return new EffectHandlers(ServiceLoader.load(EffectHandler.Factory.class), services);
  }

  @Nullable EffectHandler find(String kind) {
    return byKind.get(kind);
  }
}
