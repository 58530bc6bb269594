package dev.mimir.projection;

import dev.mimir.projection.Recorded.SessionKey;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// An event that somebody knows of and wants to find in a read model.
///
/// Its place among all events comes from the event store, which gives the events of an aggregate as
/// {@link TrackedEventMessage}s. A head token would not do: it leaves out what is not settled yet.
/// Of a store that gives no places, all that it has is waited for.
record OwnEvent(Configuration axon, DSLContext sql, SessionKey session, long sequence) {
  private static final long OFTEN = Duration.ofMillis(5).toNanos();

  /// Waits until a read model has come as far.
  boolean isTakenUp(String model, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    TrackingToken place = null;
    while (true) {
      place = place == null ? place() : place;
      if (place != null && Progress.of(model, axon, sql).covers(place)) {
        return true;
      }
      if (System.nanoTime() - until >= 0) {
        return false;
      }
      LockSupport.parkNanos(OFTEN);
    }
  }

  private @Nullable TrackingToken place() {
    String aggregate = session.tenant() + "/session/" + session.id();
    DomainEventStream events = axon.eventStore().readEvents(aggregate, sequence);
    if (!events.hasNext()) {
      return null;
    }
    EventMessage<?> event = events.next();
    return event instanceof TrackedEventMessage<?> tracked
        ? tracked.trackingToken()
        : axon.eventStore().createHeadToken();
  }
}
