package dev.mimir.playtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What playtesting found. Places are named `node`, those in fragments `#fragment/node`, edges
/// `node:port`. A path is the list of inputs from the beginning; with the seed beside it a session
/// does the same again. Runs begin with 1, and those that go on from a point of another count all
/// turns from the beginning.
///
/// @param runs that were played
/// @param complete false when time ran out first
/// @param seed of the playtest
/// @param maxTurns after which a run was given up
/// @param players who took part
/// @param nodes how many were entered
/// @param edges how many were taken
/// @param endings how often each was reached
/// @param endingPaths the shortest known path to each ending that was reached
/// @param unreachedEndings those that no run reached
/// @param incidents what could not go on, most frequent first
/// @param stuck places from which no ending can be reached any more, most frequent first
/// @param loops where runs went round until they were given up, though an ending can be reached
/// @param frontier edges that no run took, though it came to where they begin
/// @param turns of the runs
public record PlaytestReport(
    int runs,
    boolean complete,
    long seed,
    int maxTurns,
    int players,
    Covered nodes,
    Covered edges,
    Map<String, Integer> endings,
    List<EndingPath> endingPaths,
    List<UnreachedEnding> unreachedEndings,
    List<FoundIncident> incidents,
    List<DeadEnd> stuck,
    List<Loop> loops,
    List<Untaken> frontier,
    TurnCounts turns) {

  /// How much was seen.
  ///
  /// @param unvisited what was not, in the order of the ids
  public record Covered(int visited, int total, List<String> unvisited) {}

  /// An ending that was reached.
  ///
  /// @param seed of the session, 64 hex digits
  public record EndingPath(String ending, String seed, List<PlayedStep> path) {}

  /// An ending that was not reached.
  ///
  /// @param nodeId where it is
  /// @param nearest the edge not taken that lies nearest before it; null when no way leads there
  /// @param seed of the session that comes to where that edge begins; null without one
  /// @param path to there; null without one
  public record UnreachedEnding(
      String ending,
      String nodeId,
      @Nullable String nearest,
      @Nullable String seed,
      @Nullable List<PlayedStep> path) {}

  /// An incident.
  ///
  /// @param message what the log says of it, of the shortest path
  /// @param count runs that met it
  public record FoundIncident(
      String code, String nodeId, String message, int count, String seed, List<PlayedStep> path) {}

  /// A place from which on no ending can be reached.
  ///
  /// @param nodeId where the first wait is from which it is so
  /// @param reason why it is taken for one
  /// @param count runs that came to it
  public record DeadEnd(
      String nodeId, Reason reason, int count, String seed, List<PlayedStep> path) {}

  /// Why something is taken for a dead end.
  public enum Reason {
    /// Nobody can act, and no time brings anything.
    NOTHING_OPEN,
    /// None of the inputs that were tried is taken.
    NOTHING_FITS,
    /// Every choice, and every input and roll that was tried, leads back to the same states.
    NO_WAY_OUT,
    /// The same, where states that no expression tells apart are taken for one, or where it may
    /// depend on the time.
    GOES_ROUND;

    /// As in JSON, e.g. `no_way_out`.
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A run that was given up.
  ///
  /// @param nodeIds where it waited in its last half, in the order of the ids
  /// @param count runs that were given up there
  /// @param path to where it came among them for good
  public record Loop(List<String> nodeIds, int count, String seed, List<PlayedStep> path) {}

  /// An edge that was not taken.
  ///
  /// @param count how often its node was entered
  /// @param path to the node
  public record Untaken(String edge, int count, String seed, List<PlayedStep> path) {}

  /// How many turns the runs had.
  public record TurnCounts(int min, double mean, int max) {}
}
