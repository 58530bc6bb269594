package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;

/// The newest snapshot of each aggregate.
final class SnapshotTable {

  private static final String WRITE =
      """
      insert into snapshot_entry (aggregate_id, sequence_number, tenant, aggregate_type,
        payload_type, payload_revision, time_stamp, payload, metadata)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (aggregate_id) do update set
        sequence_number = excluded.sequence_number, aggregate_type = excluded.aggregate_type,
        payload_type = excluded.payload_type, payload_revision = excluded.payload_revision,
        time_stamp = excluded.time_stamp, payload = excluded.payload, metadata = excluded.metadata
      where excluded.sequence_number > snapshot_entry.sequence_number
        or excluded.payload_revision <> snapshot_entry.payload_revision
        or excluded.payload_type <> snapshot_entry.payload_type
      """;

  private static final String READ =
      """
      select sequence_number, aggregate_type, payload_type, payload_revision, time_stamp, payload,
        metadata
      from snapshot_entry where aggregate_id = ?
      """;

  private final DataSource database;
  private final MimirSerializer serializer;

  SnapshotTable(DataSource database, MimirSerializer serializer) {
    this.database = database;
    this.serializer = serializer;
  }

  void write(DomainEventMessage<?> snapshot) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WRITE)) {
      String id = snapshot.getAggregateIdentifier();
      SerializedType type = serializer.typeForClass(snapshot.getPayload().getClass());
      statement.setString(1, id);
      statement.setLong(2, snapshot.getSequenceNumber());
      statement.setString(3, Tenants.of(id, snapshot.getMetaData()));
      statement.setString(4, snapshot.getType());
      statement.setString(5, type.getName());
      statement.setShort(6, Short.parseShort(type.getRevision()));
      statement.setObject(7, snapshot.getTimestamp().atOffset(ZoneOffset.UTC));
      statement.setBytes(8, serializer.toBytes(snapshot.getPayload()));
      statement.setBytes(9, serializer.toBytes(snapshot.getMetaData()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new EventStoreUnavailableException("a snapshot cannot be written", true, e);
    }
  }

  Optional<StoredEvent> read(String aggregateId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, aggregateId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(snapshot(aggregateId, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new EventStoreUnavailableException("a snapshot cannot be read", true, e);
    }
  }

  private static StoredEvent snapshot(String aggregateId, ResultSet row) throws SQLException {
    return new StoredEvent(
        EventPosition.START,
        aggregateId,
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getBytes(6),
        row.getBytes(7),
        new byte[0]);
  }
}
