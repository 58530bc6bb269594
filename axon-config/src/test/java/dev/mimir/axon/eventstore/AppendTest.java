package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AppendTest {

  @AutoClose static final TestStore STORE = TestStore.open();

  final String id = newId();

  static List<DomainEventMessage<?>> read(String id, long first) {
    return STORE
        .engine()
        .readEvents(id, first)
        .asStream()
        .<DomainEventMessage<?>>map(e -> e)
        .toList();
  }

  @Test
  void reads_what_was_appended() {
    Instant time = Instant.parse("2026-03-01T12:00:00.123456789Z");
    STORE.engine().appendEvents(Adventure.events(id, 0, 3, time));

    List<DomainEventMessage<?>> events = read(id, 0);

    assertThat(events)
        .extracting(DomainEventMessage::getPayload)
        .isEqualTo(
            List.of(
                new Adventure.Begun("Hilda"),
                new Adventure.Walked("bridge", 1),
                new Adventure.Walked("bridge", 2)));
    DomainEventMessage<?> last = events.getLast();
    assertThat(last.getSequenceNumber()).isEqualTo(2);
    assertThat(last.getType()).isEqualTo("adventure");
    assertThat(last.getTimestamp()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
    assertThat(last.getMetaData()).containsEntry("actor", "player-1").hasSize(2);
    assertThat(last.getIdentifier()).isEqualTo(id + "#2");
  }

  @Test
  void reads_on_from_a_sequence_number() {
    STORE.engine().appendEvents(Adventure.events(id, 0, 5));

    assertThat(read(id, 3))
        .extracting(DomainEventMessage::getSequenceNumber)
        .containsExactly(3L, 4L);
    assertThat(STORE.engine().lastSequenceNumberFor(id)).contains(4L);
    assertThat(STORE.engine().lastSequenceNumberFor(newId())).isEmpty();
    assertThat(read(newId(), 0)).isEmpty();
  }

  @Test
  void reads_more_than_a_page() {
    for (int from = 0; from < 1_200; from += 300) {
      STORE.engine().appendEvents(Adventure.events(id, from, from + 300));
    }

    var stream = STORE.engine().readEvents(id);

    assertThat(stream.asStream().map(DomainEventMessage::getSequenceNumber).toList())
        .hasSize(1_200)
        .isSorted();
    assertThat(stream.getLastSequenceNumber()).isEqualTo(1_199);
  }

  @Test
  void refuses_a_sequence_number_that_exists() {
    STORE.engine().appendEvents(Adventure.events(id, 0, 3));

    assertThatThrownBy(() -> STORE.engine().appendEvents(Adventure.events(id, 2, 4)))
        .isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> STORE.engine().appendEvents(Adventure.events(id, 0, 1)))
        .isInstanceOf(AggregateStreamCreationException.class);
    assertThat(read(id, 0)).hasSize(3);
  }

  @Test
  void goes_on_after_a_conflict() {
    STORE.engine().appendEvents(Adventure.events(id, 0, 3));
    assertThatThrownBy(() -> STORE.engine().appendEvents(Adventure.events(id, 1, 2)))
        .isInstanceOf(ConcurrencyException.class);

    STORE.engine().appendEvents(Adventure.events(id, 3, 4));

    assertThat(read(id, 0)).hasSize(4);
    assertThat(new HashChain(STORE.database().dataSource()).firstBroken(id)).isEmpty();
  }

  @Test
  void refuses_to_leave_out_a_sequence_number() {
    STORE.engine().appendEvents(Adventure.events(id, 0, 3));

    assertThatThrownBy(() -> STORE.engine().appendEvents(Adventure.events(id, 4, 5)))
        .isInstanceOf(EventStoreException.class);
  }

  @Test
  void refuses_what_no_row_can_hold_without_harm() {
    String impossible = id + '\0';

    assertThatThrownBy(() -> STORE.engine().appendEvents(Adventure.events(impossible, 0, 1)))
        .isInstanceOf(EventStoreException.class);
    STORE.engine().appendEvents(Adventure.events(id, 0, 1));
    assertThat(read(id, 0)).hasSize(1);
  }

  @Test
  void names_the_tenant_in_every_row() {
    String mine = "acme/session/" + id;
    STORE.engine().appendEvents(Adventure.events(mine, 0, 2));
    STORE.engine().storeSnapshot(snapshot(mine, 1, "bridge"));

    assertThat(STORE.column("select tenant from event_entry where aggregate_id = '" + mine + "'"))
        .containsExactly("acme", "acme");
    assertThat(
            STORE.column("select tenant from snapshot_entry where aggregate_id = '" + mine + "'"))
        .containsExactly("acme");
  }

  static DomainEventMessage<?> snapshot(String id, long sequence, String place) {
    return Adventure.message(
        id, sequence, new Adventure.State("Hilda", place), Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void keeps_the_newest_snapshot() {
    STORE.engine().storeSnapshot(snapshot(id, 5, "bridge"));
    STORE.engine().storeSnapshot(snapshot(id, 9, "pit"));
    STORE.engine().storeSnapshot(snapshot(id, 7, "hall"));

    DomainEventMessage<?> snapshot = STORE.engine().readSnapshot(id).orElseThrow();

    assertThat(snapshot.getSequenceNumber()).isEqualTo(9);
    assertThat(snapshot.getPayload()).isEqualTo(new Adventure.State("Hilda", "pit"));
    assertThat(STORE.engine().readSnapshot(newId())).isEmpty();
  }
}
