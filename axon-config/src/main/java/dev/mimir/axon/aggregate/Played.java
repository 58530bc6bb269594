package dev.mimir.axon.aggregate;

import dev.mimir.engine.SessionView;
import dev.mimir.session.Recent.Request;
import dev.mimir.session.Rejection;

/// What a session answers to a command.
sealed interface Played {
  record Done(SessionView view) implements Played {}

  record Refused(Rejection rejection) implements Played {}

  record Repeated(Request turn) implements Played {}
}
