package dev.mimir.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A configured provider, without its key.
///
/// @param configId made by the server
/// @param name by which nodes may name it; unique among the configurations and routes of a tenant
/// @param provider name of a {@link ProviderType}
/// @param apiUrl base URL; null for the provider's own
/// @param apiKeyHint the last four characters of the key; null when there is none
/// @param model used when the request names none; empty only where the type needs none
/// @param enabled whether it is asked at all
/// @param weight its share in routes that give it none of their own
/// @param metadata plain values; see {@link ModelMetadata} for those with a meaning
/// @param createdAt older ones come first
/// @param updatedAt changes whenever the configuration does
public record ModelConfig(
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

  /// A configuration as it is to be saved.
  ///
  /// @param apiKey null keeps the one that is stored
  public record Draft(
      String name,
      String provider,
      @Nullable String apiUrl,
      @Nullable String apiKey,
      String model,
      boolean enabled,
      int weight,
      Map<String, Object> metadata) {

    /// Without the key.
    @Override
    public String toString() {
      return "Draft[name=%s, provider=%s, apiUrl=%s]".formatted(name, provider, apiUrl);
    }
  }

  /// What tokens cost with a model; nothing when no price is known.
  public Price price(String ofModel) {
    return ModelMetadata.price(metadata, ofModel);
  }

  /// The longest that one attempt may take.
  public Duration timeout() {
    return ModelMetadata.TIMEOUT.of(metadata);
  }

  /// The longest that an attempt may be without a sign of life.
  public Duration idleTimeout() {
    return ModelMetadata.IDLE_TIMEOUT.of(metadata);
  }
}
