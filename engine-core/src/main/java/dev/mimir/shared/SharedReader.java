package dev.mimir.shared;

import java.util.Map;

/// Gives the values that outlive sessions, as they stand when a turn begins.
@FunctionalInterface
public interface SharedReader {
  /// Nothing was written yet: each variable has its first value.
  SharedReader NOTHING = _ -> Map.of();

  /// The values of a holder by variable.
  ///
  /// @param holder id of a graph, for the variables of all its sessions; `graph/player` for those
  ///   of one player
  Map<String, SharedValue> read(String holder);

  /// The holder of the variables of one player over all sessions of a graph.
  static String ofPlayer(String graphId, String playerId) {
    return graphId + "/" + playerId;
  }
}
