package dev.mimir.model;

import java.util.List;

/// Whom to ask: configurations that are enabled.
///
/// @param balanced one is picked by weight, the others follow it
/// @param failover tried after them, in this order
public record ModelChoice(List<Weighted> balanced, List<ModelConfig> failover) {

  /// A configuration and its share.
  public record Weighted(ModelConfig config, int weight) {}

  /// Only this one.
  public static ModelChoice of(ModelConfig config) {
    return new ModelChoice(List.of(new Weighted(config, 1)), List.of());
  }

  public boolean isEmpty() {
    return balanced.isEmpty() && failover.isEmpty();
  }
}
