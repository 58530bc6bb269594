package dev.mimir.engine;

import dev.mimir.engine.Sessions.MoveRequest;
import dev.mimir.session.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves many sessions from one version of their graph to another.
public interface GroupMoves {
  /// Sessions of one call unless it is said how many.
  int USUAL_SESSIONS = 500;

  /// Sessions of one call at most.
  int MOST_SESSIONS = 5_000;

  /// Sessions that an answer lists, of those that are stranded and of those that failed.
  int LISTED = 500;

  /// Sessions that are named as examples of a place.
  int EXAMPLES = 5;

  /// Judges each session by what it is now, and moves it when it plays the one version, goes on,
  /// and has a place in the other. Done again, it moves none of those that were moved.
  ///
  /// @param sessions their ids
  /// @throws EngineUnavailableException when the database is away; what was moved by then stays so
  Outcome move(Caller caller, Group group, List<String> sessions);

  /// Which sessions are to be moved, and how.
  ///
  /// @param fromVersion that they have to play
  /// @param status that they have to have; null for any in which a session goes on
  /// @param dryRun whether to look only
  record Group(
      String graphId, int fromVersion, @Nullable Status status, MoveRequest to, boolean dryRun) {}

  /// What came of it.
  sealed interface Outcome {
    /// All were judged.
    ///
    /// @param sessions how many
    /// @param movable those that have a place
    /// @param moved those that were moved
    /// @param passedOver those that play another version by now, go on no more, or have another
    ///   status than was asked for
    /// @param stranded those that have no place
    /// @param places where they stand, most sessions first; a session may stand at several
    /// @param strandedSessions the first, at most {@link #LISTED}
    /// @param failed those that could not be moved
    /// @param failures the first, at most {@link #LISTED}
    record Done(
        int sessions,
        int movable,
        int moved,
        int passedOver,
        int stranded,
        List<StrandedAt> places,
        List<NotMoved> strandedSessions,
        int failed,
        List<NotMoved> failures)
        implements Outcome {}

    /// There is no such graph, or one of the versions is none of it.
    record NoSuchVersion(String message) implements Outcome {}
  }

  /// Where sessions are stranded.
  ///
  /// @param nodeId with the calls that lead to it, e.g. `duel/hit`
  /// @param reason in words
  /// @param sessions how many
  /// @param examples ids of some, at most {@link #EXAMPLES}
  record StrandedAt(String nodeId, String reason, int sessions, List<String> examples) {}

  /// A session that was not moved, and why.
  record NotMoved(String sessionId, String reason) {}
}
