package dev.mimir.projection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// An event as a read model sees it.
///
/// @param tenant whose event it is
/// @param subject id of the graph or session within the tenant
/// @param sequence place in its aggregate's log, from 0
/// @param at when it was stored, whole microseconds as the database keeps them
/// @param payload what happened
/// @param actor who had it happen; null when nobody said
public record Recorded(
    String tenant,
    String subject,
    long sequence,
    Instant at,
    Object payload,
    @Nullable String actor) {
  private static final String ACTOR = "actor";

  /// Reads a stored event; its aggregate's identifier is `<tenant>/<kind>/<subject>`.
  ///
  /// @throws IllegalArgumentException when it belongs to no aggregate of that form
  public static Recorded of(EventMessage<?> message) {
    if (!(message instanceof DomainEventMessage<?> event)) {
      throw new IllegalArgumentException("an event of no aggregate: " + message.getIdentifier());
    }
    String id = event.getAggregateIdentifier();
    int kind = id.indexOf('/');
    int subject = id.indexOf('/', kind + 1);
    if (kind < 1 || subject < 0) {
      throw new IllegalArgumentException("not tenant, kind and subject: " + id);
    }
    return new Recorded(
        id.substring(0, kind),
        id.substring(subject + 1),
        event.getSequenceNumber(),
        event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
        event.getPayload(),
        event.getMetaData().get(ACTOR) instanceof String actor ? actor : null);
  }

  /// The session that it belongs to.
  public SessionKey session() {
    return new SessionKey(tenant, UUID.fromString(subject));
  }

  /// A session of a tenant.
  public record SessionKey(String tenant, UUID id) {}
}
