package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  static final EventStoreProperties ONE_WRITER =
      new EventStoreProperties(
          1, 4, 64, Duration.ofMillis(50), Duration.ofMillis(1), 100, Duration.ofSeconds(10));

  @AutoClose final TestStore store = TestStore.open();
  @AutoClose final ExecutorService players = Executors.newCachedThreadPool();

  private <T> List<Future<T>> all(int count, Callable<T> task) {
    return IntStream.range(0, count).mapToObj(_ -> players.submit(task)).toList();
  }

  @Test
  void keeps_every_acknowledged_turn_once() throws Exception {
    int turns = 100;
    List<Future<String>> sessions =
        all(
            8,
            () -> {
              String id = newId();
              for (int turn = 0; turn < turns; turn++) {
                store.engine().appendEvents(Adventure.events(id, turn * 6L, turn * 6L + 6));
              }
              return id;
            });

    HashChain chain = new HashChain(store.database().dataSource());
    for (Future<String> session : sessions) {
      String id = session.get();
      assertThat(store.engine().lastSequenceNumberFor(id)).contains(turns * 6L - 1);
      assertThat(chain.firstBroken(id)).isEmpty();
    }
    assertThat(store.column("select count(*) from event_entry"))
        .containsExactly("" + 8 * turns * 6);
    assertThat(
            store.column(
                "select count(*) < 800 from (select distinct transaction_id from event_entry)"))
        .as("several turns share a transaction")
        .containsExactly("t");
  }

  @Test
  void lets_exactly_one_of_many_win_a_sequence_number() throws Exception {
    String id = newId();
    store.engine().appendEvents(Adventure.events(id, 0, 1));
    List<Future<Boolean>> rivals =
        all(
            8,
            () -> {
              try {
                store.engine().appendEvents(Adventure.events(id, 1, 4));
                return true;
              } catch (ConcurrencyException _) {
                return false;
              }
            });

    int winners = 0;
    for (Future<Boolean> rival : rivals) {
      winners += rival.get() ? 1 : 0;
    }

    assertThat(winners).isEqualTo(1);
    assertThat(new HashChain(store.database().dataSource()).firstBroken(id)).isEmpty();
  }

  @Test
  void a_conflict_in_a_batch_harms_only_the_culprit() throws Exception {
    try (PostgresEventStorageEngine engine =
        TestStore.engine(store.database().dataSource(), ONE_WRITER)) {
      String taken = newId();
      engine.appendEvents(Adventure.events(taken, 0, 2));
      List<String> innocent = List.of(newId(), newId());
      List<Future<?>> waiting = new ArrayList<>();
      Future<?> culprit;
      try (Connection lock = lockedTable()) {
        waiting.add(players.submit(() -> engine.appendEvents(Adventure.events(newId(), 0, 1))));
        culprit = players.submit(() -> engine.appendEvents(Adventure.events(taken, 1, 2)));
        innocent.forEach(id ->
            waiting.add(players.submit(() -> engine.appendEvents(Adventure.events(id, 0, 3)))));
        lock.rollback();
      }
      for (Future<?> turn : waiting) {
        turn.get();
      }

      assertThatThrownBy(culprit::get).hasCauseInstanceOf(ConcurrencyException.class);
      assertThat(innocent)
          .allSatisfy(id -> assertThat(engine.lastSequenceNumberFor(id)).contains(2L));
      assertThat(engine.lastSequenceNumberFor(taken)).contains(1L);
    }
  }

  /// Nothing can be appended until it is rolled back.
  private Connection lockedTable() throws Exception {
    Connection connection = store.database().dataSource().getConnection();
    connection.setAutoCommit(false);
    connection.createStatement().execute("lock table event_entry in share mode");
    return connection;
  }

  @Test
  void refuses_turns_when_too_many_wait() throws Exception {
    try (PostgresEventStorageEngine engine =
        TestStore.engine(store.database().dataSource(), ONE_WRITER)) {
      List<Future<Boolean>> turns = new ArrayList<>();
      CountDownLatch refused = new CountDownLatch(1);
      try (Connection lock = lockedTable()) {
        for (int n = 0; n < 20; n++) {
          turns.add(
              players.submit(() -> {
                try {
                  engine.appendEvents(Adventure.events(newId(), 0, 1));
                  return true;
                } catch (EventStoreOverloadedException e) {
                  assertThat(e.outcomeKnown()).isTrue();
                  refused.countDown();
                  return false;
                }
              }));
        }
        refused.await();
        lock.rollback();
      }
      long stored = 0;
      for (Future<Boolean> turn : turns) {
        stored += turn.get() ? 1 : 0;
      }

      assertThat(store.column("select count(*) from event_entry")).containsExactly("" + stored);
    }
  }

  @Test
  void says_so_when_the_connection_is_lost_while_writing_and_recovers() throws Exception {
    try (PostgresEventStorageEngine engine =
        TestStore.engine(store.database().dataSource(), ONE_WRITER)) {
      Future<?> turn;
      try (Connection lock = lockedTable()) {
        turn = players.submit(() -> engine.appendEvents(Adventure.events(newId(), 0, 1)));
        String kill =
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'";
        while (store.column(kill).isEmpty()) {
          Thread.onSpinWait();
        }
        lock.rollback();
      }

      assertThatThrownBy(turn::get)
          .cause()
          .isInstanceOfSatisfying(
              EventStoreUnavailableException.class, e -> assertThat(e.outcomeKnown()).isFalse());
      String id = newId();
      engine.appendEvents(Adventure.events(id, 0, 2));
      assertThat(engine.lastSequenceNumberFor(id)).contains(1L);
    }
  }

  @Test
  void gives_a_turn_up_when_the_database_says_nothing_and_recovers() throws Exception {
    EventStoreProperties impatient =
        new EventStoreProperties(
            1, 4, 64, Duration.ofMillis(50), Duration.ofMillis(1), 100, Duration.ofSeconds(1));
    try (PostgresEventStorageEngine engine =
        TestStore.engine(store.database().dataSource(), impatient)) {
      try (Connection lock = lockedTable()) {
        assertThatThrownBy(() -> engine.appendEvents(Adventure.events(newId(), 0, 1)))
            .isInstanceOfSatisfying(
                EventStoreUnavailableException.class, e -> assertThat(e.outcomeKnown()).isFalse());
        lock.rollback();
      }
      String id = newId();
      engine.appendEvents(Adventure.events(id, 0, 2));
      assertThat(engine.lastSequenceNumberFor(id)).contains(1L);
    }
  }

  @Test
  void stores_what_waits_before_it_shuts_down() throws Exception {
    PostgresEventStorageEngine engine = TestStore.engine(store.database().dataSource(), ONE_WRITER);
    String id = newId();
    Future<?> turn;
    Future<?> closing;
    try (Connection lock = lockedTable()) {
      turn = players.submit(() -> engine.appendEvents(Adventure.events(id, 0, 2)));
      String waiting =
          "select pid from pg_stat_activity where datname = current_database()"
              + " and wait_event_type = 'Lock'";
      while (store.column(waiting).isEmpty()) {
        Thread.onSpinWait();
      }
      closing = players.submit(engine::close);
      lock.rollback();
    }
    turn.get();
    closing.get();

    assertThat(engine.lastSequenceNumberFor(id)).contains(1L);
    assertThatThrownBy(() -> engine.appendEvents(Adventure.events(newId(), 0, 1)))
        .isInstanceOf(EventStoreUnavailableException.class);
  }
}
