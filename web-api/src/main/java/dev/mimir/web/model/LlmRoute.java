package dev.mimir.web.model;

import dev.mimir.model.ModelRoute;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route as it is shown.
///
/// @param failover ids of configurations, tried in this order
record LlmRoute(
    String routeId,
    String name,
    List<Member> members,
    List<String> failover,
    Instant createdAt,
    Instant updatedAt) {

  /// @param weight left out for the configuration's own
  record Member(String configId, @Nullable Integer weight) {}

  static LlmRoute of(ModelRoute route) {
    return new LlmRoute(
        route.routeId(),
        route.name(),
        route.members().stream().map(m -> new Member(m.configId(), m.weight())).toList(),
        route.failover(),
        route.createdAt(),
        route.updatedAt());
  }
}
