package dev.mimir.interpreter;

import dev.mimir.session.Player;
import java.util.List;

/// Asks for a session that goes on from another's past.
///
/// @param parentId the other session
/// @param graphVersion the version to go on with
/// @param contentHash hash of that version's document
/// @param players who play; empty for those who played then
public record Fork(String parentId, int graphVersion, String contentHash, List<Player> players) {
  public Fork {
    players = List.copyOf(players);
  }
}
