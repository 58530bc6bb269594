package dev.mimir.nodes.llm;

import com.google.auto.service.AutoService;
import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks up what a model has to know of custom tools, so that the log tells what it was offered.
///
/// The request has `tools`, a list of names; the result has `tools`, each with `name`,
/// `description` and `parameters`.
public final class ToolSpecsHandler implements EffectHandler {
  static final String KIND = "tool_specs";
  static final String TOOLS = "tools";

  private final Services services;

  ToolSpecsHandler(Services services) {
    this.services = services;
  }

  /// Makes it.
  @AutoService(EffectHandler.Factory.class)
  public static final class Factory implements EffectHandler.Factory {
    @Override
    public EffectHandler create(Services services) {
      return new ToolSpecsHandler(services);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public EffectResult perform(EffectCall call) throws EffectException {
    List<String> names = names(call.request());
    List<ToolSpec> specs = services.get(CustomTools.class).specs(call.tenant(), names);
    List<String> missing = new ArrayList<>(names);
    specs.forEach(spec -> missing.remove(spec.name()));
    if (!missing.isEmpty()) {
      throw EffectException.permanent(
          "TOOL_UNKNOWN",
          "there is no tool '"
              + String.join("', '", missing)
              + "', or it is switched off; define it under /api/v2/tools");
    }
    return EffectResult.of(Map.of(TOOLS, specs.stream().map(Toolbelt::described).toList()));
  }

  private static List<String> names(Map<String, Object> request) {
    List<String> names = new ArrayList<>();
    if (request.get(TOOLS) instanceof List<?> list) {
      list.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }
}
