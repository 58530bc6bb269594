package dev.mimir.axon.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mimir.session.Session;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;

/// What this server knows of sessions that may go on elsewhere. An append finds out by its sequence
/// number that one has; what is decided without one asks here. The states to which turns on this
/// server led serve as snapshots, after which only what is new need be read.
final class SessionMemory {
  private final EventStore store;
  private final boolean alone;
  private final Cache<String, Session> states;

  /// @param alone whether no other server works on the database, so that what is remembered is true
  /// @param most states that are kept
  SessionMemory(EventStore store, boolean alone, long most) {
    this.store = store;
    this.alone = alone;
    states = Caffeine.newBuilder().maximumSize(most).build();
  }

  /// @param known sequence of the last event that is remembered
  /// @throws ConcurrencyException when the log has more; the command is then decided again, on what
  ///   the log says
  void requireNewest(String aggregateId, long known) {
    if (!alone && store.lastSequenceNumberFor(aggregateId).orElse(known) > known) {
      throw new ConcurrencyException(aggregateId + " has gone on elsewhere");
    }
  }

  /// Whether it wants to know what turns lead to.
  boolean keeps() {
    return !alone;
  }

  /// A turn that is stored has led to a state.
  void reached(String aggregateId, Session state) {
    if (!alone) {
      states.put(aggregateId, state);
    }
  }

  /// The state that is known of a session, as a snapshot.
  Optional<DomainEventMessage<?>> snapshot(String aggregateId) {
    return Optional.ofNullable(states.getIfPresent(aggregateId))
        .map(state ->
            new GenericDomainEventMessage<>(
                GameSession.TYPE,
                aggregateId,
                state.sequence(),
                new GameSession(aggregateId, state)));
  }
}
