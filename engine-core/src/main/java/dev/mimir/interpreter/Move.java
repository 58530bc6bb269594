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
public record Move(
    int graphVersion, String contentHash, Map<String, String> nodes, @Nullable String reason) {
  public Move {
    nodes = Map.copyOf(nodes);
  }
}
