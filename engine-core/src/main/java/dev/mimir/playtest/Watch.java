package dev.mimir.playtest;

import dev.mimir.session.SessionEvent;
import java.util.List;

/// Sees what happens in runs.
@FunctionalInterface
interface Watch {
  /// Looks away.
  Watch NONE = (_, _) -> {};

  /// @param run as it stands after the events, its trail with the step that led to them
  void saw(List<SessionEvent> events, Run run);
}
