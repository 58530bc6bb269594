package dev.mimir.axon.aggregate;

import dev.mimir.engine.SessionView;
import dev.mimir.session.Recent.Request;
import dev.mimir.session.Rejection;
import dev.mimir.session.Shared;
import java.util.Map;

/// What a session answers to a command.
sealed interface Played {
  /// It was done.
  ///
  /// @param wrote what it wrote to variables that outlive sessions, by holder
  record Done(SessionView view, Map<String, Shared> wrote) implements Played {}

  record Refused(Rejection rejection) implements Played {}

  record Repeated(Request turn) implements Played {}
}
