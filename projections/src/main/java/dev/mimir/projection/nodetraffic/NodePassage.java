package dev.mimir.projection.nodetraffic;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What passed through a node.
///
/// @param fragment of the graph, in which the node is; null at its top
/// @param entered how often it was entered
/// @param left how often it was left, by port
/// @param waiting waits for players, time or effects that are open there now
/// @param ended sessions that ended there
/// @param timeSpent from entering to leaving it; null when no visit was timed
public record NodePassage(
    String nodeId,
    @Nullable String fragment,
    long entered,
    Map<String, Long> left,
    long waiting,
    long ended,
    @Nullable TimeSpent timeSpent) {

  /// How long visits took, in milliseconds, as of {@link dev.mimir.projection.tally.Histogram}.
  ///
  /// @param visits how many were timed
  public record TimeSpent(long visits, double p50Ms, double p95Ms) {}
}
