package dev.mimir.interpreter;

import dev.mimir.session.Player;
import java.util.List;

/// Asks for a session that goes on from another's past.
///
/// @param parentId the other session
/// @param graphVersion the version to go on with
/// @param contentHash hash of that version's document
/// @param players who play; empty for those who played then
/// @param debug whether to pause before each node
public record Fork(
    String parentId, int graphVersion, String contentHash, List<Player> players, boolean debug) {
  public Fork {
    players = List.copyOf(players);
  }
}
