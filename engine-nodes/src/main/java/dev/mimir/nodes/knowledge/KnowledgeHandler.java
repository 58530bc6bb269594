package dev.mimir.nodes.knowledge;

import com.google.auto.service.AutoService;
import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.Question;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Searches bases for nodes.
///
/// The request has `base` (name or id), `query`, and may have `recent`, `top_k`, `budget`, `state`
/// (what conditions of lore see) and `graph_id` (whose bases are meant by name; the session's graph
/// when it is left out). For the result see [Findings].
public final class KnowledgeHandler implements EffectHandler {
  private final Services services;

  KnowledgeHandler(Services services) {
    this.services = services;
  }

  /// Makes it.
  @AutoService(EffectHandler.Factory.class)
  public static final class Factory implements EffectHandler.Factory {
    @Override
    public EffectHandler create(Services services) {
      return new KnowledgeHandler(services);
    }
  }

  @Override
  public String kind() {
    return Lookup.KIND;
  }

  @Override
  public EffectResult perform(EffectCall call) throws EffectException {
    KnowledgeBases bases = services.get(KnowledgeBases.class);
    String name = text(call.request(), "base", "");
    String graph = text(call.request(), "graph_id", call.graphId());
    try {
      Optional<Base> base = bases.named(call.tenant(), graph, name);
      if (base.isEmpty()) {
        throw EffectException.permanent(
            "UNKNOWN_BASE", "There is no base of knowledge '" + name + "' for this graph.");
      }
      return EffectResult.of(
          Findings.of(
              base.get(), bases.search(call.tenant(), base.get(), question(call.request()))));
    } catch (EngineUnavailableException away) {
      throw EffectException.passing("KNOWLEDGE_UNAVAILABLE", "The bases cannot be read just now.");
    }
  }

  private static Question question(Map<String, Object> request) {
    return new Question(
        text(request, "query", ""),
        text(request, "recent", ""),
        number(request, "top_k", Question.DEFAULT_TOP_K, Question.MAX_TOP_K),
        number(request, "budget", Question.DEFAULT_BUDGET, Question.MAX_BUDGET),
        state(request.get("state")));
  }

  private static String text(Map<String, Object> request, String name, String otherwise) {
    return request.get(name) instanceof String text ? text : otherwise;
  }

  private static int number(Map<String, Object> request, String name, int otherwise, int most) {
    return request.get(name) instanceof Number number
        ? Math.clamp(number.longValue(), 0, most)
        : otherwise;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> state(@Nullable Object given) {
    return given instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
