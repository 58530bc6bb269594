package dev.mimir.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How requests are spread over configurations. One of the members is picked by weight; when it
/// fails, the other members follow, then the failover chain in its order.
///
/// @param routeId made by the server
/// @param name by which nodes name it; the one called `default` serves nodes that name nothing
/// @param members among whom requests are balanced
/// @param failover ids of configurations, in the order in which they are tried
/// @param createdAt older ones come first
public record ModelRoute(
    String routeId,
    String name,
    List<Member> members,
    List<String> failover,
    Instant createdAt,
    Instant updatedAt) {

  /// The name of the route that serves nodes that name nothing.
  public static final String DEFAULT = "default";

  /// One among whom requests are balanced.
  ///
  /// @param configId of a configuration
  /// @param weight its share; null for the configuration's own; 0 only when all others failed
  public record Member(String configId, @Nullable Integer weight) {}

  /// A route as it is to be saved.
  public record Draft(String name, List<Member> members, List<String> failover) {}
}
