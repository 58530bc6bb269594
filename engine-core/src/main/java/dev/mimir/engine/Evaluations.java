package dev.mimir.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells what the expressions of a session's turns came to. Nothing of it is stored: the turns are
/// decided again.
public interface Evaluations {

  /// What was evaluated, in that order; empty when there is no such session, or no such event yet.
  ///
  /// @param from sequence of an event of the first turn; null for the last turn
  /// @param to sequence of an event of the last turn to tell of; null for that of `from`
  /// @param after number of the last one already known, -1 for the beginning
  /// @param limit how many at most
  Optional<List<Evaluated>> evaluations(
      Caller caller,
      String sessionId,
      @Nullable Long from,
      @Nullable Long to,
      long after,
      int limit);

  /// What an expression came to. Of large values only the beginning is told.
  ///
  /// @param number in its turn, from 0
  /// @param sequence of the last event before its node ran
  /// @param frame the path of calls that leads to its node, empty at the top
  /// @param path JSON pointer within the node in canonical notation; null where it is not known
  /// @param value null when there is an error
  /// @param reads what it read, computed variables included, by name
  /// @param personalOf the player to whom the value belongs; null for nobody
  /// @param cut whether a value is larger than what is told of it
  record Evaluated(
      long number,
      long sequence,
      String frame,
      String nodeId,
      @Nullable String path,
      String expression,
      @Nullable Object value,
      @Nullable Failure error,
      Map<String, Object> reads,
      @Nullable String personalOf,
      boolean cut) {}

  /// Why an expression came to nothing.
  record Failure(String code, String message) {}
}
