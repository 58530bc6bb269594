package dev.mimir.axon.playtest;

import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelRoute;
import dev.mimir.model.ModelSettings;
import dev.mimir.model.Saved;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// No model is configured, so that all are played from scripts, and no call costs anything.
final class NoModels implements ModelSettings {

  @Override
  public List<ModelConfig> configs(String tenant) {
    return List.of();
  }

  @Override
  public Optional<ModelConfig> config(String tenant, String configId) {
    return Optional.empty();
  }

  @Override
  public List<ModelRoute> routes(String tenant) {
    return List.of();
  }

  @Override
  public Optional<ModelRoute> route(String tenant, String routeId) {
    return Optional.empty();
  }

  @Override
  public Optional<ModelChoice> resolve(String tenant, @Nullable String named) {
    return Optional.empty();
  }

  @Override
  public Optional<String> apiKey(String tenant, String configId) {
    return Optional.empty();
  }

  @Override
  public String newId() {
    throw readOnly();
  }

  @Override
  public Saved<ModelConfig> create(String tenant, String configId, ModelConfig.Draft draft) {
    throw readOnly();
  }

  @Override
  public Saved<ModelConfig> update(String tenant, String configId, ModelConfig.Draft draft) {
    throw readOnly();
  }

  @Override
  public Saved<ModelConfig> deleteConfig(String tenant, String configId) {
    throw readOnly();
  }

  @Override
  public Saved<ModelRoute> create(String tenant, String routeId, ModelRoute.Draft draft) {
    throw readOnly();
  }

  @Override
  public Saved<ModelRoute> update(String tenant, String routeId, ModelRoute.Draft draft) {
    throw readOnly();
  }

  @Override
  public Saved<ModelRoute> deleteRoute(String tenant, String routeId) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("nothing is configured in a playtest");
  }
}
