package dev.mimir.axon.playtest;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectHandler.Services;
import dev.mimir.model.ModelSettings;
import dev.mimir.playtest.Outside;
import dev.mimir.session.Wait.Requested;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import dev.mimir.tool.CustomTools;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// What is outside of a playtest: those who perform effects in live play, but models are played
/// from scripts, and custom tools are not called; their answers are made up from their schemas.
/// What was asked once has the same answer ever after.
final class RehearsedOutside implements Outside {
  private static final String TOOL = "tool";
  private static final int REMEMBERED = 10_000;

  private final String tenant;
  private final CustomTools tools;
  private final SharedReader stored;
  private final Map<String, Map<String, SharedValue>> shared = new HashMap<>();
  private final Map<String, EffectHandler> handlers = new HashMap<>();
  private final Map<List<Object>, Came> known = new HashMap<>();

  private sealed interface Came {}

  private record Result(Map<String, Object> value) implements Came {}

  private record Failure(EffectException cause) implements Came {}

  private RehearsedOutside(String tenant, CustomTools tools, SharedReader stored) {
    this.tenant = tenant;
    this.tools = tools;
    this.stored = stored;
  }

  static RehearsedOutside of(String tenant, Services services, SharedReader stored) {
    RehearsedOutside outside =
        new RehearsedOutside(tenant, services.get(CustomTools.class), stored);
    Services rehearsed = withoutModels(services);
    for (EffectHandler.Factory factory : ServiceLoader.load(EffectHandler.Factory.class)) {
      EffectHandler handler = factory.create(rehearsed);
      outside.handlers.put(handler.kind(), handler);
    }
    return outside;
  }

  private static Services withoutModels(Services services) {
    return new Services() {
      @Override
      public <T> T get(Class<T> port) {
        return port == ModelSettings.class ? port.cast(new NoModels()) : services.get(port);
      }
    };
  }

  @Override
  public Map<String, Object> perform(String graphId, Requested effect) throws EffectException {
    List<Object> asked = List.of(graphId, effect.kind(), effect.request().value());
    Came came = known.get(asked);
    if (came == null) {
      came = performed(graphId, effect);
      if (known.size() < REMEMBERED) {
        known.put(asked, came);
      }
    }
    return switch (came) {
      case Result(var value) -> value;
      case Failure(var cause) -> throw cause;
    };
  }

  @Override
  public SharedReader shared() {
    return holder -> shared.computeIfAbsent(holder, stored::read);
  }

  private Came performed(String graphId, Requested effect) {
    try {
      return new Result(effect.kind().equals(TOOL) ? tool(effect) : handled(graphId, effect));
    } catch (EffectException failed) {
      return new Failure(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Failure(EffectException.permanent("STOPPED", "the playtest was stopped"));
    }
  }

  private Map<String, Object> handled(String graphId, Requested effect)
      throws EffectException, InterruptedException {
    EffectHandler handler = handlers.get(effect.kind());
    if (handler == null) {
      throw EffectException.permanent(
          "UNKNOWN_EFFECT", "nobody here performs effects of the kind '" + effect.kind() + "'");
    }
    EffectCall call =
        new EffectCall(
            tenant, "playtest", graphId, "playtest:0", 1, effect.request().value(), null, _ -> {});
    return handler.perform(call).value();
  }

  private Map<String, Object> tool(Requested effect) throws EffectException {
    String name = String.valueOf(effect.request().value().get("tool"));
    return tools
        .find(tenant, name)
        .filter(tool -> tool.enabled())
        .map(tool -> StandIn.result(tool.result()))
        .orElseThrow(() ->
            EffectException.permanent(
                "TOOL_UNKNOWN", "there is no tool '" + name + "', or it is switched off"));
  }
}
