package dev.mimir.axon.cluster;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the routing of commands among servers, `mimir.cluster.*`. Without `members` nothing
/// is routed.
///
/// @param members where servers listen for each other, each `host` or `host:port`; the port is 7800
///   by default. The same list for all of them, in which not all need be
/// @param bind where this one listens; without it, at the one of `members` that is an address of
///   this machine
/// @param timeout how long to wait for another's answer to a command
@ConfigurationProperties("mimir.cluster")
record ClusterProperties(
    @DefaultValue List<String> members,
    @Nullable String bind,
    @DefaultValue("10s") Duration timeout) {

  List<Place> places() {
    return members.stream().map(Place::of).toList();
  }

  /// Where this server listens.
  Place here() {
    return bind == null || bind.isBlank() ? Place.here(places()) : Place.of(bind);
  }
}
