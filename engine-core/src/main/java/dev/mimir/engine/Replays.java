package dev.mimir.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Decides recorded sessions again, by the rules of live play. Nothing is stored and nothing leaves
/// the process: results from outside are those that were recorded.
public interface Replays {
  /// Sessions of one regression unless it is said how many.
  int USUAL_SESSIONS = 1_000;

  /// Sessions of one regression at most.
  int MOST_SESSIONS = 20_000;

  /// Divergences that a report lists.
  int LISTED = 100;

  /// Decides every turn of a session again and compares event by event.
  Replayed replay(Caller caller, String sessionId, Target target);

  /// Decides sessions of a version again on another.
  ///
  /// @param sessions ids of sessions that were played on the one version
  /// @throws EngineUnavailableException when another regression is under way
  Compared regression(
      Caller caller, String graphId, int fromVersion, Target target, List<String> sessions);

  /// On what to decide again. With neither, on the version that was played.
  ///
  /// @param version of the graph; null for none
  /// @param candidate a document that is not published; null for none
  record Target(@Nullable Integer version, @Nullable JsonNode candidate) {}

  /// Where a log and what is decided now part for the first time.
  ///
  /// @param sequence of the recorded event
  /// @param turn answers accepted before
  /// @param nodeId with the calls that lead to it, e.g. `duel/hit`; null when at none
  /// @param expected the recorded event; null when none was recorded
  /// @param actual what is decided now; null when nothing is
  record Divergence(
      String sessionId,
      long sequence,
      long turn,
      @Nullable String nodeId,
      @Nullable Event expected,
      @Nullable Event actual,
      String message) {}

  /// An event.
  ///
  /// @param type as in `GET /event-types`
  record Event(String type, JsonNode payload) {}

  /// What came of a replay.
  sealed interface Replayed {
    /// It was decided again.
    ///
    /// @param events of the log
    /// @param brokenAt first sequence whose event is not what was appended; null when the chain of
    ///   hashes is whole. Then nothing was decided again
    /// @param divergence null when the same happened
    record Decided(long events, @Nullable Long brokenAt, @Nullable Divergence divergence)
        implements Replayed {}

    /// There is no such session.
    record NoSuchSession() implements Replayed {}

    /// There is no such version.
    record NoSuchVersion(String message) implements Replayed {}

    /// The candidate has errors.
    record Invalid(Graphs.Report report) implements Replayed {}
  }

  /// What came of a regression.
  sealed interface Compared {
    /// The sessions were decided again.
    ///
    /// @param sessions how many
    /// @param identical in how many the same happened
    /// @param diverged in how many something else did
    /// @param failed how many could not be decided again
    /// @param nodes those at which sessions parted, most sessions first
    /// @param divergences the first of each session, at most {@link #LISTED}
    record Done(
        int sessions,
        int identical,
        int diverged,
        int failed,
        List<NodeCount> nodes,
        List<Divergence> divergences)
        implements Compared {}

    /// There is no such version.
    record NoSuchVersion(String message) implements Compared {}

    /// The candidate has errors.
    record Invalid(Graphs.Report report) implements Compared {}
  }

  /// How many sessions parted from their log at a node.
  ///
  /// @param nodeId null where at none
  record NodeCount(@Nullable String nodeId, int sessions) {}
}
