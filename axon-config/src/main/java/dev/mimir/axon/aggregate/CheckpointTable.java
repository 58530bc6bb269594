package dev.mimir.axon.aggregate;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.session.Session;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/// States of sessions in their past, each with the revision of its shape. One of an older revision
/// is not read, and gives way to one of today's.
final class CheckpointTable {
  private static final String WRITE =
      """
      insert into session_checkpoint (aggregate_id, sequence_number, tenant, revision, payload)
      select ?, sequence_number, ?, ?, payload
      from unnest(?, ?) as state (sequence_number, payload)
      on conflict (aggregate_id, sequence_number) do update
      set revision = excluded.revision, payload = excluded.payload
      where session_checkpoint.revision < excluded.revision
      """;

  private static final String THROW_AWAY =
      "delete from session_checkpoint where aggregate_id = ? and revision < ?";

  private static final String LATEST =
      """
      select payload from session_checkpoint
      where aggregate_id = ? and sequence_number <= ? and revision = ?
      order by sequence_number desc limit 1
      """;

  private final JdbcTemplate sql;
  private final MimirSerializer serializer;

  CheckpointTable(JdbcTemplate sql, MimirSerializer serializer) {
    this.sql = sql;
    this.serializer = serializer;
  }

  void write(String aggregateId, List<Session> states) {
    Long[] sequences = states.stream().map(Session::sequence).toArray(Long[]::new);
    byte[][] payloads =
        states.stream()
            .map(state -> serializer.toBytes(new GameSession(aggregateId, state)))
            .toArray(byte[][]::new);
    sql.update(THROW_AWAY, aggregateId, Session.REVISION);
    sql.update(
        WRITE,
        statement -> {
          Connection connection = statement.getConnection();
          statement.setString(1, aggregateId);
          statement.setString(2, AggregateIds.tenant(aggregateId));
          statement.setInt(3, Session.REVISION);
          statement.setArray(4, connection.createArrayOf("bigint", sequences));
          statement.setArray(5, connection.createArrayOf("bytea", payloads));
        });
  }

  /// The latest state that is no later than a sequence.
  Optional<Session> latest(String aggregateId, long sequence) {
    List<byte[]> found =
        sql.queryForList(LATEST, byte[].class, aggregateId, sequence, Session.REVISION);
    return found.stream().findFirst().map(this::read);
  }

  private Session read(byte[] payload) {
    GameSession stored =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                payload,
                byte[].class,
                CoreTypes.SESSION_STATE,
                Integer.toString(Session.REVISION)));
    return Objects.requireNonNull(stored, "an empty state").session();
  }
}
