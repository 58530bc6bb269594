package dev.mimir.interpreter;

import dev.mimir.session.Recent.Request;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import java.util.List;

/// What came of a command.
public sealed interface Decision {

  /// It was accepted.
  ///
  /// @param events that happened, in order; at least one
  /// @param after the state that they lead to
  record Accepted(List<SessionEvent> events, Session after) implements Decision {}

  /// It was refused; nothing happened.
  record Rejected(Rejection rejection) implements Decision {}

  /// It cannot be done as things stand.
  static Rejected notPossible(String message) {
    return new Rejected(new Rejection.NotPossible(message));
  }

  /// An earlier request with the same key had done it; nothing happened now.
  record Repeated(Request turn) implements Decision {}
}
