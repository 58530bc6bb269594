package dev.mimir.shared;

import java.time.Instant;
import java.util.List;

/// A fact about variables that outlive sessions.
public sealed interface SharedEvent {

  /// A session's operations were applied.
  ///
  /// @param session id of the session
  /// @param sequence of the session's event that asked for them
  /// @param at instant of the turn in which it did
  record OperationsApplied(
      String session, long sequence, List<SharedOperation> operations, Instant at)
      implements SharedEvent {
    public OperationsApplied {
      operations = List.copyOf(operations);
    }
  }
}
