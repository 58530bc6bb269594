package dev.mimir.nodes;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.model.ModelSettings;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/// Performs effects as a server does that has no model configured.
public final class Outside {
  private Outside() {}

  /// Plays on until nothing is under way.
  public static Scenario performing(Scenario scenario) {
    Scenario played = scenario;
    while (played.session().waits().stream().anyMatch(wait -> wait.effect() != null)) {
      Wait wait =
          played.session().waits().stream().filter(w -> w.effect() != null).findFirst().get();
      Requested effect = Objects.requireNonNull(wait.effect());
      played = played.completing(perform(effect.kind(), effect.request().value()));
    }
    return played;
  }

  /// What comes of an effect.
  public static Map<String, Object> perform(String kind, Map<String, Object> request) {
    try {
      return handler(kind)
          .perform(
              new EffectCall("acme", "session", "graph", "session:1", 1, request, null, _ -> {}))
          .value();
    } catch (EffectException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static EffectHandler handler(String kind) {
    return ServiceLoader.load(EffectHandler.Factory.class).stream()
        .map(factory -> factory.get().create(nothing()))
        .filter(handler -> handler.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /// The services of a process where nothing is configured.
  public static EffectHandler.Services nothing() {
    return new Nothing();
  }

  /// Nothing is configured.
  private static final class Nothing implements EffectHandler.Services {
    @Override
    public <T> T get(Class<T> port) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (_, method, _) -> {
                if (port == ModelSettings.class && method.getName().equals("configs")) {
                  return List.of();
                } else if (method.getReturnType() == Optional.class) {
                  return Optional.empty();
                }
                throw new UnsupportedOperationException(method.getName());
              }));
    }
  }
}
