package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrackingTest {

  @AutoClose final TestStore store = TestStore.open();

  @AutoClose
  final NotifyingEventStore events =
      NotifyingEventStore.on(store.engine(), EventStoreProperties.defaults());

  /// Appends outside of the engine, in a transaction the test holds open.
  private static void insert(Connection connection, String id, int count, Instant time)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into event_entry (aggregate_id, sequence_number, tenant, aggregate_type,
              payload_type, payload_revision, time_stamp, payload, metadata, hash)
            select ?, n, 'default', 'adventure', 'adventure.walked', 1, ?::timestamptz,
              convert_to('{"to":"bridge","steps":' || n || '}', 'UTF8'), '{}', ''
            from generate_series(0, ? - 1) n
            """)) {
      statement.setString(1, id);
      statement.setString(2, time.toString());
      statement.setInt(3, count);
      statement.executeUpdate();
    }
  }

  private static List<String> read(EventTailStream stream, int count) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
      ids.add(stream.nextAvailable().getIdentifier());
    }
    return ids;
  }

  private EventTailStream open(@Nullable TrackingToken token) {
    return (EventTailStream) events.openStream(token);
  }

  private Connection transaction() throws SQLException {
    Connection connection = store.database().dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  void delivers_what_commits_late_in_order_however_late() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofDays(2));
    String late = newId();
    String before = newId();
    String after = newId();
    store.engine().appendEvents(Adventure.events(before, 0, 1));
    EventTailStream stream = open(null);
    assertThat(read(stream, 1)).containsExactly(before + "#0");

    try (Connection open = transaction()) {
      insert(open, late, 2, longAgo);
      store.engine().appendEvents(Adventure.events(after, 0, 1));
      assertThat(store.engine().lastSequenceNumberFor(after)).contains(0L);
      assertThat(stream.hasNextAvailable())
          .as("nothing is delivered that would have to be overtaken")
          .isFalse();
      open.commit();
    }

    assertThat(read(stream, 3)).containsExactly(late + "#0", late + "#1", after + "#0");
    assertThat(stream.hasNextAvailable()).isFalse();
  }

  @Test
  void goes_on_after_a_transaction_that_was_rolled_back() throws Exception {
    String after = newId();
    EventTailStream stream = open(null);
    try (Connection open = transaction()) {
      insert(open, newId(), 2, Instant.now());
      store.engine().appendEvents(Adventure.events(after, 0, 1));
      open.rollback();
    }

    assertThat(read(stream, 1)).containsExactly(after + "#0");
  }

  @Test
  void orders_by_transaction_where_the_index_is_the_other_way_round() throws Exception {
    String first = newId();
    String second = newId();
    try (Connection older = transaction();
        Connection younger = transaction()) {
      older.createStatement().execute("select pg_current_xact_id()");
      insert(younger, second, 2, Instant.now());
      younger.commit();
      // takes higher indexes of a lower transaction, beyond what the sessions have cached
      store.execute("select nextval('event_index') from generate_series(1, 200)");
      insert(older, first, 2, Instant.now());
      older.commit();
    }

    List<? extends TrackedEventMessage<?>> tracked =
        store.engine().readEvents((TrackingToken) null, false).toList();

    assertThat(tracked)
        .extracting(TrackedEventMessage::getIdentifier)
        .containsExactly(first + "#0", first + "#1", second + "#0", second + "#1");
    EventPosition ofFirst = (EventPosition) tracked.getFirst().trackingToken();
    EventPosition ofSecond = (EventPosition) tracked.getLast().trackingToken();
    assertThat(ofFirst.index()).isGreaterThan(ofSecond.index());
    assertThat(ofSecond.covers(ofFirst)).isTrue();
    assertThat(ofFirst.covers(ofSecond)).isFalse();
  }

  @Test
  void calls_its_reader_back_after_an_append() throws Exception {
    EventTailStream stream = open(store.engine().createHeadToken());
    CountDownLatch called = new CountDownLatch(1);
    assertThat(
            stream.setOnAvailableCallback(() -> {
              if (stream.hasNextAvailable()) {
                called.countDown();
              }
            }))
        .isTrue();

    store.engine().appendEvents(Adventure.events(newId(), 0, 1));

    assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void finds_what_another_server_stored() throws Exception {
    String id = newId();
    EventTailStream stream = open(null);
    try (Connection elsewhere = transaction()) {
      insert(elsewhere, id, 1, Instant.now());
      elsewhere.commit();
    }

    assertThat(read(stream, 1)).containsExactly(id + "#0");
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // that is what it is about
  void streams_up_to_date_share_their_messages() throws Exception {
    EventTailStream one = open(null);
    EventTailStream other = open(null);
    boolean shared = false;
    // What is stored before somebody reads for both is read by each of them.
    for (int i = 0; i < 100 && !shared; i++) {
      store.engine().appendEvents(Adventure.events(newId(), 0, 1));
      assertThat(one.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
      assertThat(other.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
      TrackedEventMessage<?> message = one.nextAvailable();
      shared = other.nextAvailable() == message;
      assertThat(message.getPayload()).isEqualTo(new Adventure.Begun("Hilda"));
      assertThat(message).isInstanceOf(DomainEventMessage.class);
    }
    assertThat(shared).isTrue();
  }

  @Test
  void knows_tail_head_and_the_position_at_a_time() {
    assertThat(store.engine().createTailToken()).isNull();
    assertThat(store.engine().createHeadToken()).isNull();
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    String id = newId();
    store.engine().appendEvents(Adventure.events(id, 0, 2, noon));
    store.engine().appendEvents(Adventure.events(id, 2, 4, noon.plusSeconds(60)));

    assertThat(after(store.engine().createTokenAt(noon))).isEqualTo(4);
    assertThat(after(store.engine().createTokenAt(noon.plusSeconds(1)))).isEqualTo(2);
    assertThat(after(store.engine().createTokenAt(noon.plusSeconds(61)))).isZero();
    assertThat(after(store.engine().createHeadToken())).isZero();
  }

  private long after(@Nullable TrackingToken token) {
    return store.engine().readEvents(token, false).count();
  }
}
