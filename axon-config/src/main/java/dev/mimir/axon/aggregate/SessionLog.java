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
  private final Checkpoints checkpoints;

  SessionLog(EventStore store, Checkpoints checkpoints) {
    this.store = store;
    this.checkpoints = checkpoints;
  }

  /// The state now; empty when there is no such session.
  Optional<Session> now(String aggregateId) {
    DomainEventStream events = store.readEvents(aggregateId);
    Session session = Session.NONE;
    while (events.hasNext()) {
      session = next(session, events.next());
    }
    return begun(session);
  }

  /// The state right after an event; empty when there is no such event.
  Optional<Session> at(String aggregateId, long sequence) {
    Session session = checkpoints.before(aggregateId, sequence);
    DomainEventStream events = store.readEvents(aggregateId, session.sequence() + 1);
    Checkpoints.Passing passing = checkpoints.passing(aggregateId);
    while (session.sequence() < sequence && events.hasNext()) {
      session = next(session, events.next());
      passing.to(session);
    }
    passing.done();
    return begun(session).filter(found -> found.sequence() == sequence);
  }

  private static Optional<Session> begun(Session session) {
    return session.origin() == null ? Optional.empty() : Optional.of(session);
  }

  private static Session next(Session session, DomainEventMessage<?> message) {
    return switch (message.getPayload()) {
      case SessionEvent event -> session.on(event);
      case GameSession snapshot -> snapshot.session();
      case Object other ->
          throw new IllegalStateException("no event of a session: " + other.getClass());
    };
  }
}
