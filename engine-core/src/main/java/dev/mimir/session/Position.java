package dev.mimir.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where one thread of a session stands.
///
/// @param frame path of call nodes, empty at the top
/// @param node the node, null when a call has begun and no node of it was entered
/// @param phase what the node is doing
/// @param port by which the node was left, or the ending by which its call came back
/// @param last output of the node before, see `last` in expressions
/// @param output of this node so far
/// @param fork the branches that the node started; null when it started none
/// @param stopped what the node was doing when it met its incident, and does again at a retry; null
///   without incident
/// @param failed the effect that failed for good, until the incident is resolved; null otherwise
public record Position(
    String frame,
    @Nullable String node,
    Phase phase,
    @Nullable String port,
    Map<String, Object> last,
    Map<String, Object> output,
    @Nullable Fork fork,
    @Nullable Phase stopped,
    @Nullable Wait failed) {

  /// What a node is doing.
  public enum Phase {
    /// A call has begun, its start is to be entered.
    CALLED,
    /// The node was entered, or was answered, and runs.
    RUNNING,
    /// The node was entered and runs when somebody steps.
    PAUSED,
    /// The node waits, or stands in an incident.
    RESTING,
    /// The node's call came back.
    RETURNED,
    /// A branch of the node came to its end.
    BRANCHED,
    /// The node was left, the next one is to be entered.
    LEFT;

    /// Whether a thread goes on by itself.
    boolean moves() {
      return this != RESTING && this != PAUSED;
    }
  }

  static Position called(String frame, Map<String, Object> last) {
    return new Position(frame, null, Phase.CALLED, null, last, Map.of(), null, null, null);
  }

  static Position entered(String frame, String node, Map<String, Object> last) {
    return new Position(frame, node, Phase.RUNNING, null, last, Map.of(), null, null, null);
  }

  static Position returned(String frame, String node, String ending, Map<String, Object> last) {
    return new Position(frame, node, Phase.RETURNED, ending, last, Map.of(), null, null, null);
  }

  Position in(Phase next) {
    return new Position(frame, node, next, port, last, output, fork, null, null);
  }

  /// The node's own output so far is forgotten: it begins again.
  Position again(Phase next) {
    return new Position(frame, node, next, port, last, Map.of(), fork, null, null);
  }

  Position stop() {
    return new Position(frame, node, Phase.RESTING, port, last, output, fork, phase, failed);
  }

  Position left(String by) {
    Map<String, Object> leaving = Outputs.with(output, Map.of("port", by));
    return new Position(frame, node, Phase.LEFT, by, leaving, Map.of(), null, null, null);
  }

  Position with(Map<String, Object> more) {
    return new Position(
        frame, node, phase, port, last, Outputs.with(output, more), fork, stopped, failed);
  }

  /// With an output in place of what the node has put out so far.
  Position giving(Map<String, Object> other) {
    return new Position(frame, node, phase, port, last, other, fork, stopped, failed);
  }

  Position with(@Nullable Fork branches, Phase next) {
    return new Position(frame, node, next, port, last, output, branches, null, null);
  }

  Position failing(Wait effect) {
    return new Position(frame, node, Phase.RUNNING, port, last, output, fork, null, effect);
  }

  /// At another node of the same frame.
  ///
  /// @param again whether that node runs from its beginning
  public Position moved(@Nullable String to, boolean again) {
    Position there = new Position(frame, to, phase, port, last, output, fork, stopped, failed);
    return again ? there.again(Phase.RUNNING) : there;
  }

  /// Whether the thread stands before a node and somebody has to step.
  public boolean paused() {
    return phase == Phase.PAUSED;
  }

  /// Threads as they stand in a session that nobody debugs.
  public static List<Position> released(List<Position> positions) {
    return positions.stream().map(one -> one.paused() ? one.in(Phase.RUNNING) : one).toList();
  }

  /// Whether the thread stands in a frame or in one that was called from there.
  boolean within(String outer) {
    return frame.equals(outer) || frame.startsWith(outer + "/");
  }
}
