package dev.mimir.nodes.model;

import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelRoute;
import dev.mimir.model.ModelSettings;
import dev.mimir.model.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Configurations in memory, the same for every tenant; what is named is found by its name.
final class MemorySettings implements ModelSettings {
  static final String KEY = "sk-very-secret-4711";

  private final Map<String, ModelConfig> configs = new LinkedHashMap<>();
  private final Map<String, ModelChoice> choices = new LinkedHashMap<>();

  /// Adds a configuration of an OpenAI-compatible server.
  ModelConfig add(String name, String url, Map<String, Object> metadata) {
    ModelConfig config = config(name, url, metadata);
    configs.put(name, config);
    choices.put(name, ModelChoice.of(config));
    return config;
  }

  /// Adds a route over configurations of equal weight that fails over to others.
  void route(String name, List<ModelConfig> members, ModelConfig... failover) {
    choices.put(
        name,
        new ModelChoice(
            members.stream().map(member -> new ModelChoice.Weighted(member, 1)).toList(),
            List.of(failover)));
  }

  /// Changes a configuration.
  void touch(String name) {
    ModelConfig old = Objects.requireNonNull(configs.get(name));
    ModelConfig changed =
        new ModelConfig(
            old.configId(),
            old.name(),
            old.provider(),
            old.apiUrl(),
            old.apiKeyHint(),
            old.model(),
            old.enabled(),
            old.weight(),
            old.metadata(),
            old.createdAt(),
            old.updatedAt().plusSeconds(1));
    configs.put(name, changed);
    choices.put(name, ModelChoice.of(changed));
  }

  void disable(String name) {
    choices.put(name, new ModelChoice(List.of(), List.of()));
  }

  static ModelConfig config(String name, String url, Map<String, Object> metadata) {
    return new ModelConfig(
        name,
        name,
        "openai_compatible",
        url,
        "4711",
        "model-of-" + name,
        true,
        1,
        metadata,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Override
  public List<ModelConfig> configs(String tenant) {
    return new ArrayList<>(configs.values());
  }

  @Override
  public Optional<ModelConfig> config(String tenant, String configId) {
    return Optional.ofNullable(configs.get(configId));
  }

  @Override
  public Optional<ModelChoice> resolve(String tenant, @Nullable String named) {
    return named == null
        ? choices.values().stream().findFirst()
        : Optional.ofNullable(choices.get(named));
  }

  @Override
  public Optional<String> apiKey(String tenant, String configId) {
    return configs.containsKey(configId) ? Optional.of(KEY) : Optional.empty();
  }

  @Override
  public String newId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Saved<ModelConfig> create(String tenant, String configId, ModelConfig.Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Saved<ModelConfig> update(String tenant, String configId, ModelConfig.Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Saved<ModelConfig> deleteConfig(String tenant, String configId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ModelRoute> routes(String tenant) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ModelRoute> route(String tenant, String routeId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Saved<ModelRoute> create(String tenant, String routeId, ModelRoute.Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Saved<ModelRoute> update(String tenant, String routeId, ModelRoute.Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Saved<ModelRoute> deleteRoute(String tenant, String routeId) {
    throw new UnsupportedOperationException();
  }
}
