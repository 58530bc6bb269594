package dev.mimir.axon.aggregate;

import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.session.Session;
import dev.mimir.session.Shared;
import dev.mimir.shared.SharedEvent;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedVariables;
import java.time.Duration;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Reads variables that outlive sessions. A session sees all that it has written itself: where that
/// is not in yet, the reader waits for it.
final class SharedValues {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration COURTESY = Duration.ofSeconds(1);

  private final EventStore store;
  private final SessionMoves moves;

  SharedValues(EventStore store, SessionMoves moves) {
    this.store = store;
    this.moves = moves;
  }

  /// For a turn of a session.
  SharedReader of(String sessionId, Session session) {
    return holder -> {
      String id = AggregateIds.ofShared(AggregateIds.tenant(sessionId), holder);
      Shared known = session.shared(holder);
      return known.written() < 0
          ? now(id).values()
          : caughtUp(id, AggregateIds.local(sessionId), known).values();
    };
  }

  /// For those who only look.
  SharedReader of(String tenant) {
    return holder -> now(AggregateIds.ofShared(tenant, holder)).values();
  }

  /// Waits a little for what a turn has written to be in, so that whoever has the answer finds it
  /// in other sessions too.
  ///
  /// @param wrote by holder
  void awaited(String sessionId, Map<String, Shared> wrote) {
    String session = AggregateIds.local(sessionId);
    wrote.forEach((holder, known) -> {
      String id = AggregateIds.ofShared(AggregateIds.tenant(sessionId), holder);
      until(id, session, known, COURTESY);
    });
  }

  private SharedVariables until(String id, String session, Shared known, Duration patience) {
    return moves.until(
        id, patience, () -> now(id), found -> found.has(session, known.written(), known.at()));
  }

  private SharedVariables caughtUp(String id, String session, Shared known) {
    SharedVariables variables = until(id, session, known, PATIENCE);
    if (!variables.has(session, known.written(), known.at())) {
      throw new EngineUnavailableException(
          "what this session wrote to variables that outlive it is not in yet; try again soon");
    }
    return variables;
  }

  private SharedVariables now(String aggregateId) {
    DomainEventStream events = store.readEvents(aggregateId);
    SharedVariables variables = SharedVariables.NONE;
    while (events.hasNext()) {
      DomainEventMessage<?> message = events.next();
      variables =
          switch (message.getPayload()) {
            case SharedEvent event -> variables.on(event);
            case GameVariables snapshot -> snapshot.variables();
            case Object other ->
                throw new IllegalStateException("no event of variables: " + other.getClass());
          };
    }
    return variables;
  }
}
