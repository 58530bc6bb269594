package dev.mimir.axon.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// Reads of `event_entry`, each one statement on a connection of the pool and outside of any
/// transaction of the caller.
final class EventTable {

  static final int PAGE = 500;

  private static final String COLUMNS =
      "transaction_id, global_index, aggregate_id, sequence_number, aggregate_type,"
          + " payload_type, payload_revision, time_stamp, payload, metadata, ";

  /// Transactions below it have all ended: what they stored is to be seen, and nothing can join it.
  private static final String SETTLED = "transaction_id < pg_snapshot_xmin(pg_current_snapshot())";

  private static final String OF_AGGREGATE =
      "select "
          + COLUMNS
          + "hash from event_entry where aggregate_id = ? and sequence_number >= ?"
          + " order by sequence_number limit ?";

  private static final String OF_AGGREGATES =
      "select "
          + COLUMNS
          + "hash from event_entry where aggregate_id = any (?)"
          + " order by aggregate_id, sequence_number";

  private static final String LAST_OF =
      "select aggregate_id, (select max(sequence_number) from event_entry"
          + " where event_entry.aggregate_id = wanted.aggregate_id)"
          + " from unnest(?) as wanted (aggregate_id)";

  private static final String AFTER =
      "select "
          + COLUMNS
          + "''::bytea from event_entry"
          + " where (transaction_id, global_index) > (?::text::xid8, ?) and "
          + SETTLED
          + " order by transaction_id, global_index limit "
          + PAGE;

  /// Ordered, or the planner reads the whole table when there are none.
  private static final String ANY_AFTER =
      "select 1 from event_entry where (transaction_id, global_index) > (?::text::xid8, ?)"
          + " order by transaction_id, global_index limit 1";

  /// Of a server that stands still while it writes: the database waits for the rest of its rows,
  /// and no other limit ends that.
  private static final String END_HANGING =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity"
          + " where datname = current_database() and usename = current_user"
          + " and state = 'active' and wait_event = 'ClientRead'"
          + " and query like 'copy event_entry %' and clock_timestamp() - query_start > ?::interval";

  private static final String HASH =
      "select hash from event_entry where aggregate_id = ? and sequence_number = ?";

  private static final String LAST =
      "select sequence_number from event_entry where aggregate_id = ?"
          + " order by sequence_number desc limit 1";

  private static final String HEAD =
      "select transaction_id, global_index from event_entry where "
          + SETTLED
          + " order by transaction_id desc, global_index desc limit 1";

  private static final String BEFORE_TIME =
      "select transaction_id, global_index - 1 from event_entry where "
          + SETTLED
          + " and time_stamp >= ? order by transaction_id, global_index limit 1";

  /// Reads from a connection.
  @FunctionalInterface
  interface Query<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private final DataSource database;

  EventTable(DataSource database) {
    this.database = database;
  }

  /// At most `limit` of an aggregate's events; fewer are the last.
  List<StoredEvent> ofAggregate(String aggregateId, long from, int limit) {
    return query(
        OF_AGGREGATE,
        statement -> {
          statement.setString(1, aggregateId);
          statement.setLong(2, from);
          statement.setInt(3, limit);
          return rows(statement);
        });
  }

  /// All events of aggregates, one aggregate after the other.
  List<StoredEvent> ofAggregates(Collection<String> aggregateIds) {
    return query(
        OF_AGGREGATES,
        statement -> {
          setTexts(statement, aggregateIds);
          return rows(statement);
        });
  }

  /// A page of the next events in tracking order, those of unsettled transactions and later ones
  /// left out.
  List<StoredEvent> after(EventPosition position) {
    return query(
        AFTER,
        statement -> {
          setPosition(statement, position);
          return rows(statement);
        });
  }

  /// Whether there are events beyond, settled or not.
  boolean anyAfter(EventPosition position) {
    return query(
        ANY_AFTER,
        statement -> {
          setPosition(statement, position);
          try (ResultSet row = statement.executeQuery()) {
            return row.next();
          }
        });
  }

  /// Ends the writing of servers that have not gone on for a while, with all that it holds up.
  ///
  /// @return how many there were
  int endHanging(Duration patience) {
    return query(
        END_HANGING,
        statement -> {
          statement.setString(1, patience.toMillis() + " ms");
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  private static void setPosition(PreparedStatement statement, EventPosition position)
      throws SQLException {
    statement.setString(1, Long.toString(position.transaction()));
    statement.setLong(2, position.index());
  }

  byte[] hash(String aggregateId, long sequence) {
    return query(
        HASH,
        statement -> {
          statement.setString(1, aggregateId);
          statement.setLong(2, sequence);
          try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
              throw new EventStoreException(
                  "%s has no event %d to go on from".formatted(aggregateId, sequence));
            }
            return row.getBytes(1);
          }
        });
  }

  Optional<Long> last(String aggregateId) {
    return query(
        LAST,
        statement -> {
          statement.setString(1, aggregateId);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
          }
        });
  }

  /// The last sequence numbers of aggregates; of those that have any.
  Map<String, Long> last(Collection<String> aggregateIds) {
    return query(
        LAST_OF,
        statement -> {
          setTexts(statement, aggregateIds);
          Map<String, Long> last = new HashMap<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              long sequence = row.getLong(2);
              if (!row.wasNull()) {
                last.put(row.getString(1), sequence);
              }
            }
          }
          return last;
        });
  }

  private static void setTexts(PreparedStatement statement, Collection<String> texts)
      throws SQLException {
    statement.setArray(1, statement.getConnection().createArrayOf("text", texts.toArray()));
  }

  /// The position of the last settled event.
  Optional<EventPosition> head() {
    return query(HEAD, EventTable::position);
  }

  /// The position just before the first settled event of that time or later.
  Optional<EventPosition> before(Instant time) {
    return query(
        BEFORE_TIME,
        statement -> {
          statement.setObject(1, time.atOffset(ZoneOffset.UTC));
          return position(statement);
        });
  }

  private static Optional<EventPosition> position(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new EventPosition(row.getLong(1), row.getLong(2)))
          : Optional.empty();
    }
  }

  private static List<StoredEvent> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<StoredEvent> events = new ArrayList<>();
      while (row.next()) {
        events.add(event(row));
      }
      return events;
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        new EventPosition(row.getLong(1), row.getLong(2)),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getBytes(9),
        row.getBytes(10),
        row.getBytes(11));
  }

  private <T> T query(String sql, Query<T> query) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return query.on(statement);
    } catch (SQLException e) {
      throw new EventStoreUnavailableException("the event store cannot be read", true, e);
    }
  }
}
