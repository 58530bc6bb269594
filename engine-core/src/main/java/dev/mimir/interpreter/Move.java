package dev.mimir.interpreter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks to move a session to another version of its graph.
///
/// @param graphVersion the version
/// @param contentHash hash of its document
/// @param nodes ids of nodes there by the places that they take, as `frame/node`, for those that
///   have another id there
/// @param reason why; null when nobody said
/// @param from the version that the session has to play; null for any
public record Move(
    int graphVersion,
    String contentHash,
    Map<String, String> nodes,
    @Nullable String reason,
    @Nullable Integer from) {
  public Move {
    nodes = Map.copyOf(nodes);
  }

  /// From whatever version.
  public Move(
      int graphVersion, String contentHash, Map<String, String> nodes, @Nullable String reason) {
    this(graphVersion, contentHash, nodes, reason, null);
  }
}
