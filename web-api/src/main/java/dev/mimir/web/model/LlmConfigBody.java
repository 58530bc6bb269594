package dev.mimir.web.model;

import dev.mimir.model.ModelConfig;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A provider to be configured.
///
/// @param name by which nodes may name it
/// @param provider e.g. `openai`
/// @param apiUrl base URL; left out for the provider's own
/// @param apiKey left out to keep the one that is stored
/// @param model used when a node names none
/// @param enabled true when left out
/// @param weight in routes that give none; 1 when left out
/// @param metadata prices, timeouts and whatever else
record LlmConfigBody(
    String name,
    String provider,
    @Nullable String apiUrl,
    @Nullable String apiKey,
    @Nullable String model,
    @Nullable Boolean enabled,
    @Nullable Integer weight,
    @Nullable Map<String, JsonNode> metadata)
    implements JsonBody {

  /// The same for the engine.
  ///
  /// @throws dev.mimir.web.http.ApiException when a value of the metadata cannot be kept
  ModelConfig.Draft draft() {
    return new ModelConfig.Draft(
        Texts.given(name),
        Texts.given(provider),
        apiUrl,
        apiKey,
        Texts.given(model),
        Objects.requireNonNullElse(enabled, true),
        Objects.requireNonNullElse(weight, 1),
        PlainJson.values(metadata, "/metadata"));
  }

  /// Without the key.
  @Override
  public String toString() {
    return "LlmConfigBody[" + name + "]";
  }
}
