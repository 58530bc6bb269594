package dev.mimir.axon.aggregate;

import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Reads sessions from their events, for those who only look.
final class SessionLog {
  private final EventStore store;

  SessionLog(EventStore store) {
    this.store = store;
  }

  /// The state now; empty when there is no such session.
  Optional<Session> now(String aggregateId) {
    return begun(fold(store.readEvents(aggregateId), Long.MAX_VALUE));
  }

  /// The state right after an event; empty when there is no such event.
  Optional<Session> at(String aggregateId, long sequence) {
    Session session = fold(store.readEvents(aggregateId, 0), sequence);
    return begun(session).filter(found -> found.sequence() == sequence);
  }

  private static Optional<Session> begun(Session session) {
    return session.origin() == null ? Optional.empty() : Optional.of(session);
  }

  private static Session fold(DomainEventStream events, long last) {
    Session session = Session.NONE;
    while (session.sequence() < last && events.hasNext()) {
      DomainEventMessage<?> message = events.next();
      session =
          switch (message.getPayload()) {
            case SessionEvent event -> session.on(event);
            case GameSession snapshot -> snapshot.session();
            case Object other ->
                throw new IllegalStateException("no event of a session: " + other.getClass());
          };
    }
    return session;
  }
}
