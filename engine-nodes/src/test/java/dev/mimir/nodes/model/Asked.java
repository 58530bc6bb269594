package dev.mimir.nodes.model;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks the handler of the effect `model`.
final class Asked {
  private final EffectHandler handler;
  private final List<String> deltas = new ArrayList<>();
  private @Nullable Instant deadline;

  Asked(MemorySettings settings) {
    this(settings, Clock.systemUTC());
  }

  Asked(MemorySettings settings, Clock clock) {
    Asking asking = new Asking(settings, new Providers(), clock);
    handler = new ModelHandler(new Choices(settings), asking);
  }

  /// What came in parts.
  List<String> deltas() {
    return deltas;
  }

  Asked until(Instant time) {
    deadline = time;
    return this;
  }

  EffectResult ask(Object... members) {
    try {
      return perform("session:7", 1, members);
    } catch (EffectException e) {
      throw new AssertionError(e.code() + ": " + e.explanation(), e);
    }
  }

  EffectException failure(Object... members) {
    try {
      throw new AssertionError(perform("session:7", 1, members).value());
    } catch (EffectException e) {
      return e;
    }
  }

  EffectResult perform(String effectId, int attempt, Object... members) throws EffectException {
    Map<String, Object> request = map(members);
    request.putIfAbsent("messages", List.of(said("user", "Hello there")));
    try {
      return handler.perform(
          new EffectCall(
              "acme", "session", "graph", effectId, attempt, request, deadline, deltas::add));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Object> said(String role, String text) {
    return map("role", role, "text", text);
  }

  static Map<String, Object> map(Object... members) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], Objects.requireNonNull(members[i + 1]));
    }
    return map;
  }
}
