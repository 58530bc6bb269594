package dev.mimir.axon.aggregate;

import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import java.util.Optional;

/// Tells those outside what came of a command.
record Replies(SessionRules rules, SessionLog log, SharedValues shared) {

  static Reply noSuchSession(String sessionId) {
    return new Reply.Refused(
        new Rejection.NoSuchSession("there is no session '" + sessionId + "'"));
  }

  Reply of(String aggregateId, Played played) {
    return switch (played) {
      case Played.Done(var view, var wrote) -> {
        shared.awaited(aggregateId, wrote);
        yield new Reply.Done(view, false);
      }
      case Played.Refused(var rejection) -> new Reply.Refused(rejection);
      case Played.Repeated(var turn) -> {
        Optional<Session> then =
            turn.last() == null ? log.now(aggregateId) : log.at(aggregateId, turn.last());
        yield new Reply.Done(rules.view(aggregateId, then.orElseThrow()), true);
      }
    };
  }
}
