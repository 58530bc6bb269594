package dev.mimir.axon.aggregate;

import dev.mimir.session.Session;
import org.jspecify.annotations.Nullable;

/// Sessions as they stand, for those who work for them.
public final class OpenSessions {
  private final SessionLog log;

  OpenSessions(SessionLog log) {
    this.log = log;
  }

  /// The session of an aggregate, or null.
  public @Nullable Session find(String aggregateId) {
    return log.now(aggregateId).orElse(null);
  }
}
