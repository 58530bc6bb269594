package dev.mimir.nodes.model;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom to ask, from what is configured. As long as a tenant has configured nothing, that is the
/// scripted provider, whatever a graph names.
final class Choices {
  static final String SCRIPTED = "scripted";
  private static final ModelConfig BUILT_IN =
      new ModelConfig(
          SCRIPTED,
          SCRIPTED,
          SCRIPTED,
          null,
          null,
          SCRIPTED,
          true,
          1,
          Map.of(),
          Instant.EPOCH,
          Instant.EPOCH);

  private final ModelSettings settings;

  Choices(ModelSettings settings) {
    this.settings = settings;
  }

  /// The configurations to be tried; the same order at the same attempt of an effect.
  ///
  /// @param named id or name of a configuration or route; null for the default
  /// @throws EffectException when nothing of this name can be asked
  List<ModelConfig> order(EffectCall call, @Nullable String named) throws EffectException {
    ModelChoice choice = choice(call.tenant(), named);
    return Order.of(choice, call.effectId() + "#" + call.attempt());
  }

  private ModelChoice choice(String tenant, @Nullable String named) throws EffectException {
    Optional<ModelChoice> found = settings.resolve(tenant, named);
    if (found.isEmpty()) {
      return unknown(tenant, named);
    }
    if (found.get().isEmpty()) {
      throw EffectException.permanent(
          "PROVIDER_DISABLED",
          "All that '%s' stands for is disabled; enable a configuration.".formatted(named));
    }
    return found.get();
  }

  private ModelChoice unknown(String tenant, @Nullable String named) throws EffectException {
    if (named == null || named.equals(SCRIPTED) || settings.configs(tenant).isEmpty()) {
      return ModelChoice.of(BUILT_IN);
    }
    throw EffectException.permanent(
        "UNKNOWN_PROVIDER",
        "There is neither a model configuration nor a route named '%s'.".formatted(named));
  }
}
