package dev.mimir.axon.aggregate;

import dev.mimir.session.Session;
import org.jspecify.annotations.Nullable;

/// Sessions as they stand, for those who work for them.
public final class OpenSessions {
  private final SessionLog log;
  private final SessionRules rules;

  OpenSessions(SessionLog log, SessionRules rules) {
    this.log = log;
    this.rules = rules;
  }

  /// The session of an aggregate, or null.
  public @Nullable Session find(String aggregateId) {
    return log.now(aggregateId).orElse(null);
  }

  /// The id of the graph whose nodes stand in a frame: the session's, or another that it calls.
  public String graphId(String aggregateId, Session session, String frame) {
    return rules.graph(aggregateId, session).place(frame).graph().id();
  }
}
