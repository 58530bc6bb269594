package dev.mimir.samples.games;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.model.ModelSettings;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

/// What is outside of a session: models, of which none is configured, and the games' own bases of
/// knowledge. Effects are performed by those who do so in the server.
final class Outside {
  static final Outside ALL =
      new Outside(
          Map.of(
              KnowledgeBases.class,
              Archive.OPEN,
              ModelSettings.class,
              dev.mimir.nodes.Outside.nothing().get(ModelSettings.class)));

  private final Map<String, EffectHandler> handlers = new HashMap<>();

  private Outside(Map<Class<?>, Object> ports) {
    EffectHandler.Services services = new Services(ports);
    ServiceLoader.load(EffectHandler.Factory.class).stream()
        .filter(factory -> !factory.type().getName().contains(".tool."))
        .map(factory -> factory.get().create(services))
        .forEach(handler -> handlers.put(handler.kind(), handler));
  }

  private record Services(Map<Class<?>, Object> ports) implements EffectHandler.Services {
    @Override
    public <T> T get(Class<T> port) {
      Object found = ports.get(port);
      if (found == null) {
        throw new IllegalStateException("the games need no " + port);
      }
      return port.cast(found);
    }
  }

  /// Performs what a session waits for.
  SessionCommand perform(String game, Wait wait) {
    Requested effect = Objects.requireNonNull(wait.effect());
    try {
      EffectResult result = perform(game, effect);
      return new Complete(wait.waitId(), effect.attempt(), result.value(), result.attempts());
    } catch (EffectException failed) {
      return failure(wait, effect, failed.code(), failed.explanation());
    }
  }

  /// Performs an effect.
  EffectResult perform(String game, Requested effect) throws EffectException {
    EffectHandler handler = Objects.requireNonNull(handlers.get(effect.kind()), effect.kind());
    EffectCall call =
        new EffectCall(
            "default",
            "session",
            game,
            "session:0",
            effect.attempt(),
            effect.request().value(),
            null,
            _ -> {});
    try {
      return handler.perform(call);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Everything is out of reach.
  static SessionCommand fail(Wait wait) {
    return failure(wait, Objects.requireNonNull(wait.effect()), "GONE", "It is a dark night.");
  }

  private static SessionCommand failure(Wait wait, Requested effect, String code, String message) {
    return new Fail(wait.waitId(), effect.attempt(), code, message, false, null, List.of());
  }
}
