package dev.mimir.web.model;

import dev.mimir.model.ModelConfig;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A configured provider as it is shown: never with its key.
///
/// @param apiUrl left out for the provider's own
/// @param apiKeyHint the last four characters of the key; left out when there is none
record LlmConfig(
    String configId,
    String name,
    String provider,
    @Nullable String apiUrl,
    @Nullable String apiKeyHint,
    String model,
    boolean enabled,
    int weight,
    Map<String, Object> metadata,
    Instant createdAt,
    Instant updatedAt) {

  static LlmConfig of(ModelConfig config) {
    return new LlmConfig(
        config.configId(),
        config.name(),
        config.provider(),
        config.apiUrl(),
        config.apiKeyHint(),
        config.model(),
        config.enabled(),
        config.weight(),
        config.metadata(),
        config.createdAt(),
        config.updatedAt());
  }
}
