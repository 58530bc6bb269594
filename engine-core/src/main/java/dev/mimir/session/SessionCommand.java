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
  /// @param debug whether to pause before each node
  record Start(
      String graphId,
      int graphVersion,
      String contentHash,
      List<Player> players,
      Map<String, Object> variables,
      @Nullable String explicitSeed,
      String clientSeed,
      boolean debug)
      implements SessionCommand {

    /// That of a session that nobody debugs.
    public Start(
        String graphId,
        int graphVersion,
        String contentHash,
        List<Player> players,
        Map<String, Object> variables,
        @Nullable String explicitSeed,
        String clientSeed) {
      this(graphId, graphVersion, contentHash, players, variables, explicitSeed, clientSeed, false);
    }

    /// The same of a session that is debugged.
    public Start debugged() {
      return new Start(
          graphId, graphVersion, contentHash, players, variables, explicitSeed, clientSeed, true);
    }
  }

  /// Answer a wait, and play to the next.
  ///
  /// @param playerId who answers; null for the sole player
  /// @param answer what
  /// @param waitId the wait meant; null for the one that is open to the player
  /// @param request the client's key against doing it twice
  record Input(
      @Nullable String playerId, Answer answer, @Nullable Long waitId, @Nullable RequestKey request)
      implements SessionCommand {}

  /// Take the result of an effect, and play to the next wait.
  ///
  /// @param waitId the wait of the effect
  /// @param attempt the one that gave it, from 1
  /// @param result plain values
  /// @param attempts what was tried within the attempt
  record Complete(
      long waitId, int attempt, Map<String, Object> result, List<Map<String, Object>> attempts)
      implements SessionCommand {}

  /// Take the failure of an attempt at an effect.
  ///
  /// @param retryable whether another attempt may help
  /// @param retryAfterMs least milliseconds until then; null when nobody named them
  record Fail(
      long waitId,
      int attempt,
      String code,
      String message,
      boolean retryable,
      @Nullable Long retryAfterMs,
      List<Map<String, Object>> attempts)
      implements SessionCommand {}

  /// The deadline of a wait has come.
  record Expire(long waitId) implements SessionCommand {}

  /// Deal with the incident.
  ///
  /// @param action what to do
  /// @param port to leave by, of a skip
  /// @param result what the effect is taken to have given, of an answer
  /// @param reason why; null when nobody said
  record Resolve(
      Action action,
      @Nullable String port,
      @Nullable Map<String, Object> result,
      @Nullable String reason)
      implements SessionCommand {}

  /// Ways to deal with an incident.
  enum Action {
    RETRY,
    SKIP,
    ANSWER
  }

  /// Save the session as it stands.
  ///
  /// @param name of the save point; one of that name is replaced
  record Save(String name) implements SessionCommand {}

  /// Bring the session back to a save point.
  ///
  /// @param saved sequence of the event that saved it
  record Restore(long saved) implements SessionCommand {}

  /// Take no answers and let no time pass until it is resumed.
  ///
  /// @param reason why; null when nobody said
  record Suspend(@Nullable String reason) implements SessionCommand {}

  /// Go on after a suspension.
  ///
  /// @param reason why; null when nobody said
  record Resume(@Nullable String reason) implements SessionCommand {}

  /// Give the session up.
  ///
  /// @param reason why; null when nobody said
  record Abandon(@Nullable String reason) implements SessionCommand {}

  /// Change variables of the session.
  ///
  /// @param variables new values by name
  /// @param reason why; null when nobody said
  record Amend(Map<String, Object> variables, @Nullable String reason) implements SessionCommand {}

  /// Let a paused thread run.
  ///
  /// @param frame in which it stands; null for the first one
  /// @param on whether it, and what it starts, runs on to where it waits; else up to the next node
  /// @param before id of a node, or its place as `frame/node`, before which it is paused
  ///   nevertheless; null for none
  record Step(@Nullable String frame, boolean on, @Nullable String before)
      implements SessionCommand {}

  /// Let a player in.
  record Join(Player player) implements SessionCommand {}

  /// Let a player go.
  record Leave(String playerId) implements SessionCommand {}
}
