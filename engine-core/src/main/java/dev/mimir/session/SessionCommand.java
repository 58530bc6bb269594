package dev.mimir.session;

import dev.mimir.session.SessionEvent.RequestKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked of a session.
public sealed interface SessionCommand {

  /// Begin, and play to the first wait.
  ///
  /// @param graphId the graph
  /// @param graphVersion the version to keep
  /// @param contentHash hash of that version's document
  /// @param players who play; empty for a sole player
  /// @param variables first values that differ from the graph's
  /// @param explicitSeed 64 hex digits, for tests; null for a fair session
  /// @param clientSeed the player's own share in the draws
  record Start(
      String graphId,
      int graphVersion,
      String contentHash,
      List<Player> players,
      Map<String, Object> variables,
      @Nullable String explicitSeed,
      String clientSeed)
      implements SessionCommand {}

  /// Answer a wait, and play to the next.
  ///
  /// @param playerId who answers; null for the sole player
  /// @param answer what
  /// @param waitId the wait meant; null for the one that is open to the player
  /// @param request the client's key against doing it twice
  record Input(
      @Nullable String playerId, Answer answer, @Nullable Long waitId, @Nullable RequestKey request)
      implements SessionCommand {}
}
