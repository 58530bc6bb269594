package dev.mimir.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configured providers and routes of tenants.
public interface ModelSettings {

  /// The oldest first.
  List<ModelConfig> configs(String tenant);

  Optional<ModelConfig> config(String tenant, String configId);

  /// An id for a new configuration or route.
  String newId();

  /// Stores a new configuration. Doing it twice with the same id is doing it once.
  ///
  /// @param configId from {@link #newId}
  Saved<ModelConfig> create(String tenant, String configId, ModelConfig.Draft draft);

  /// Changes a configuration; keeps its key when the draft has none.
  Saved<ModelConfig> update(String tenant, String configId, ModelConfig.Draft draft);

  /// Removes a configuration.
  ///
  /// @return missing when there is none, invalid while a route has it
  Saved<ModelConfig> deleteConfig(String tenant, String configId);

  /// The oldest first.
  List<ModelRoute> routes(String tenant);

  Optional<ModelRoute> route(String tenant, String routeId);

  /// Stores a new route. Doing it twice with the same id is doing it once.
  ///
  /// @param routeId from {@link #newId}
  Saved<ModelRoute> create(String tenant, String routeId, ModelRoute.Draft draft);

  Saved<ModelRoute> update(String tenant, String routeId, ModelRoute.Draft draft);

  /// Removes a route.
  ///
  /// @return missing when there is none
  Saved<ModelRoute> deleteRoute(String tenant, String routeId);

  /// Whom to ask.
  ///
  /// @param named id or name of a configuration or a route; null for the route called `default`,
  ///   and where there is none, the oldest configuration that is enabled
  /// @return empty when there is nothing of this name; a choice without anybody when all that is
  ///   meant is disabled
  Optional<ModelChoice> resolve(String tenant, @Nullable String named);

  /// The key of a configuration in the clear, for calling its provider and nothing else; empty when
  /// it has none.
  ///
  /// @throws UnreadableKeyException when it was sealed under another master key
  Optional<String> apiKey(String tenant, String configId);
}
