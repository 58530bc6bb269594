package dev.mimir.axon.server;

import dev.mimir.axon.database.StartupRefusedException;
import dev.mimir.axon.eventstore.EventPosition;
import dev.mimir.axon.serialization.MimirSerializer;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sees at start whether a database belongs to the place of the events: one whose read models and
/// queue follow other events would tell what never happened, and pass over what does.
final class PlaceOfEvents {
  private final JdbcClient sql;
  private final MimirSerializer serializer;

  PlaceOfEvents(DataSource database, MimirSerializer serializer) {
    this.sql = JdbcClient.create(database);
    this.serializer = serializer;
  }

  /// @param server null where the events are in PostgreSQL
  /// @throws StartupRefusedException when it does not fit
  void check(@Nullable ServerEvents server) {
    boolean events = anyEvents();
    EventPosition read = furthest();
    if (server == null) {
      if (!events && read.index() > 0) {
        throw new StartupRefusedException(
            "The events of this database are kept by an Axon Server.",
            "Name it in mimir.axon-server.servers, or use another database.");
      }
    } else if (events || read.transaction() > 0) {
      throw new StartupRefusedException(
          "This database keeps its events itself.",
          "Leave mimir.axon-server.servers out, or use another database: events are not moved.");
    } else {
      checkEnd(read, EventPosition.of(server.createHeadToken()));
    }
  }

  private static void checkEnd(EventPosition read, EventPosition end) {
    if (read.index() > end.index()) {
      throw new StartupRefusedException(
          "Axon Server has %d events, but %d of them were read already."
              .formatted(end.index(), read.index()),
          "It is another server or context than before, or has lost events. Restore it, or see"
              + " docs/operations/axon-server.md, \"When events are lost\".");
    }
  }

  private boolean anyEvents() {
    return sql.sql("select exists (select 1 from event_entry)").query(Boolean.class).single();
  }

  /// Where the reader stands that has come furthest.
  private EventPosition furthest() {
    return sql
        .sql("select token, token_type from token_entry where token is not null")
        .query((row, _) -> position(row.getBytes(1), row.getString(2)))
        .stream()
        .max(EventPosition::compareTo)
        .orElse(EventPosition.START);
  }

  private EventPosition position(byte[] token, String type) {
    Object stored =
        serializer.deserialize(
            new SimpleSerializedObject<>(token, byte[].class, Objects.requireNonNull(type), null));
    return stored instanceof TrackingToken place ? EventPosition.of(place) : EventPosition.START;
  }
}
