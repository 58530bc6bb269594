package dev.mimir.axon.model;

import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelRoute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out whom a name stands for.
final class Resolution {
  private final List<ModelConfig> configs;
  private final List<ModelRoute> routes;
  private final Map<String, ModelConfig> enabled;

  /// @param configs the oldest first
  Resolution(List<ModelConfig> configs, List<ModelRoute> routes) {
    this.configs = configs;
    this.routes = routes;
    this.enabled =
        configs.stream()
            .filter(ModelConfig::enabled)
            .collect(Collectors.toMap(ModelConfig::configId, Function.identity()));
  }

  /// See {@link dev.mimir.model.ModelSettings#resolve}.
  Optional<ModelChoice> of(@Nullable String named) {
    return named == null ? usual() : config(named).or(() -> route(named));
  }

  private Optional<ModelChoice> usual() {
    return route(ModelRoute.DEFAULT)
        .filter(choice -> !choice.isEmpty())
        .or(() -> configs.stream().filter(ModelConfig::enabled).findFirst().map(ModelChoice::of));
  }

  private Optional<ModelChoice> config(String named) {
    return configs.stream()
        .filter(config -> config.configId().equals(named) || config.name().equals(named))
        .findFirst()
        .map(config ->
            config.enabled() ? ModelChoice.of(config) : new ModelChoice(List.of(), List.of()));
  }

  private Optional<ModelChoice> route(String named) {
    return routes.stream()
        .filter(route -> route.routeId().equals(named) || route.name().equals(named))
        .findFirst()
        .map(this::choice);
  }

  private ModelChoice choice(ModelRoute route) {
    return new ModelChoice(
        route.members().stream()
            .filter(member -> enabled.containsKey(member.configId()))
            .map(this::weighted)
            .toList(),
        route.failover().stream().map(enabled::get).filter(Objects::nonNull).toList());
  }

  private ModelChoice.Weighted weighted(ModelRoute.Member member) {
    ModelConfig config = Objects.requireNonNull(enabled.get(member.configId()));
    @Nullable Integer weight = member.weight();
    return new ModelChoice.Weighted(config, weight == null ? config.weight() : weight);
  }
}
