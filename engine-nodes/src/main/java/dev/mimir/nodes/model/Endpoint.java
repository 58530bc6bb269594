package dev.mimir.nodes.model;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a provider is asked.
///
/// @param url base URL
/// @param apiKey null when there is none
/// @param timeout of the whole call
/// @param metadata of the configuration
public record Endpoint(
    String url, @Nullable String apiKey, Duration timeout, Map<String, Object> metadata) {

  /// Without the key.
  @Override
  public String toString() {
    return "Endpoint[" + url + "]";
  }
}
