package dev.mimir.axon.server;

import static dev.mimir.axon.server.ServedEvents.event;
import static dev.mimir.axon.server.ServedEvents.newId;
import static dev.mimir.axon.server.ServedEvents.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.eventstore.EventPage;
import dev.mimir.axon.eventstore.EventPosition;
import dev.mimir.axon.eventstore.EventStoreProperties;
import dev.mimir.axon.eventstore.EventStoreUnavailableException;
import dev.mimir.axon.eventstore.HashChain;
import dev.mimir.axon.eventstore.NotifyingEventStore;
import dev.mimir.axon.server.ServedEvents.Walked;
import dev.mimir.axon.server.stub.AxonServerStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerEventsTest {
  @AutoClose private final ServedEvents served = ServedEvents.open();
  private final ServerEvents events = served.events();

  @Test
  void gives_back_what_was_stored() {
    String id = newId();
    events.appendEvents(walk(id, 0, 3));
    events.appendEvents(walk(id, 3, 5));
    List<DomainEventMessage<?>> read = new ArrayList<>();
    events.readEvents(id, 1).forEachRemaining(read::add);
    assertThat(read)
        .extracting(DomainEventMessage::getSequenceNumber)
        .containsExactly(1L, 2L, 3L, 4L);
    DomainEventMessage<?> last = read.getLast();
    assertThat(last).isNotInstanceOf(TrackedEventMessage.class);
    assertThat(last.getPayload()).isEqualTo(new Walked("place 4"));
    assertThat(last.getTimestamp()).isEqualTo(ServedEvents.NOON);
    assertThat(last.getMetaData())
        .containsExactlyInAnyOrderEntriesOf(Map.of("actor", "player-1", "correlation", "req_1"));
    assertThat(last.getIdentifier()).isEqualTo(id + "#4");
    assertThat(events.lastSequenceNumberFor(id)).contains(4L);
    assertThat(events.lastSequenceNumberFor(newId())).isEmpty();
  }

  @Test
  void reads_a_log_of_many_pages() {
    String id = newId();
    for (int i = 0; i < 3; i++) {
      events.appendEvents(walk(id, i * 500L, (i + 1) * 500L));
    }
    assertThat(events.rows(id, 0, Integer.MAX_VALUE)).hasSize(1_500);
    assertThat(events.rows(id, 0, 1)).hasSize(1);
    assertThat(events.rows(id, 499, 2)).extracting("sequence").containsExactly(499L, 500L);
    assertThat(events.rows(List.of(id, newId()))).hasSize(1_500);
  }

  @Test
  void gives_no_part_of_a_log_to_a_thread_that_is_to_stop() {
    String id = newId();
    events.appendEvents(walk(id, 0, 3));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> events.rows(id, 0, 10).toList())
        .isInstanceOf(EventStoreUnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refuses_a_sequence_number_that_is_taken() {
    String id = newId();
    events.appendEvents(walk(id, 0, 2));
    assertThatThrownBy(() -> events.appendEvents(walk(id, 1, 3)))
        .isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> events.appendEvents(walk(id, 0, 1)))
        .isInstanceOf(AggregateStreamCreationException.class);
    assertThat(events.rows(id, 0, 10)).hasSize(2);
  }

  @Test
  void goes_on_with_the_chain_that_another_process_left() {
    String id = newId();
    events.appendEvents(walk(id, 0, 2));
    ServedEvents other = ServedEvents.on(served.stub());
    other.events().appendEvents(walk(id, 2, 4));
    other.server().close();
    assertThatThrownBy(() -> events.appendEvents(walk(id, 2, 3)))
        .isInstanceOf(ConcurrencyException.class);
    events.appendEvents(walk(id, 4, 5));
    assertThat(chain().firstBroken(id)).isEmpty();
  }

  @Test
  void finds_a_forged_event() {
    String id = newId();
    events.appendEvents(walk(id, 0, 5));
    assertThat(chain().firstBroken(id)).isEmpty();
    var stored = served.stub().log().aggregate(id, 3, 3).getFirst();
    served
        .stub()
        .log()
        .replace(id, 3, stored.toBuilder().setTimestamp(stored.getTimestamp() + 1).build());
    assertThat(chain().firstBroken(id)).hasValue(3);
  }

  @Test
  void says_when_it_cannot_know_whether_a_turn_was_stored() {
    try (ServedEvents silent = ServedEvents.silenced(n -> n == 1)) {
      String id = newId();
      assertThatThrownBy(() -> silent.events().appendEvents(walk(id, 0, 2)))
          .isInstanceOfSatisfying(
              EventStoreUnavailableException.class, e -> assertThat(e.outcomeKnown()).isFalse());
      silent.events().appendEvents(walk(id, 2, 3));
      assertThat(HashChain.of(silent.events()).firstBroken(id)).isEmpty();
    }
  }

  @Test
  void refuses_an_event_that_the_server_would_not_take() {
    String id = newId();
    DomainEventMessage<?> big = event(id, 0, new Walked("x".repeat(5 << 20)));
    assertThatThrownBy(() -> events.appendEvents(List.of(big)))
        .isInstanceOf(EventStoreException.class)
        .hasMessageContaining("takes 4194304");
    assertThat(events.lastSequenceNumberFor(id)).isEmpty();
  }

  @Test
  void gives_all_events_in_their_order_page_by_page() {
    String one = newId();
    String other = newId();
    for (int i = 0; i < 600; i++) {
      events.appendEvents(walk(i % 2 == 0 ? one : other, i / 2, i / 2 + 1));
    }
    List<EventPosition> places = new ArrayList<>();
    EventPage page = events.page(EventPosition.START);
    while (!page.isEmpty()) {
      page.messages().forEach(message -> places.add(EventPosition.of(message.trackingToken())));
      page = events.page(page.to());
    }
    assertThat(places).hasSize(600).isSorted().doesNotHaveDuplicates();
    assertThat(events.createHeadToken()).isEqualTo(places.getLast());
    assertThat(events.createTokenAt(ServedEvents.NOON)).isNull();
  }

  @Test
  void calls_readers_back_when_another_process_stores_something() throws Exception {
    try (NotifyingEventStore store =
            NotifyingEventStore.on(events, EventStoreProperties.defaults());
        var stream = store.openStream(null)) {
      assertThat(stream.hasNextAvailable()).isFalse();
      ServedEvents other = ServedEvents.on(served.stub());
      String id = newId();
      for (int i = 0; i < 50; i++) {
        other.events().appendEvents(walk(id, i, i + 1));
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Walked("place " + i));
      }
      other.server().close();
    }
  }

  @Test
  void goes_on_when_the_server_was_away() throws Exception {
    String id = newId();
    try (NotifyingEventStore store =
            NotifyingEventStore.on(events, EventStoreProperties.defaults());
        var stream = store.openStream(null)) {
      events.appendEvents(walk(id, 0, 2));
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Walked("place 0"));
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Walked("place 1"));
      try (AxonServerStub _ = served.stub().restarted()) {
        await().ignoreExceptions().until(() -> stored(walk(id, 2, 3)));
        assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Walked("place 2"));
        assertThat(chain().firstBroken(id)).isEmpty();
      }
    }
  }

  private boolean stored(List<? extends EventMessage<?>> turn) {
    events.appendEvents(turn);
    return true;
  }

  @Test
  void tells_of_events_that_the_server_has_lost() {
    String id = newId();
    events.appendEvents(walk(id, 0, 4));
    EventPosition end = EventPosition.of(events.createHeadToken());
    served.stub().log().lose(2);
    assertThatThrownBy(() -> events.page(end))
        .isInstanceOf(EventStoreUnavailableException.class)
        .hasMessageContaining("2 events, fewer than the 4 that were read");
  }

  @Test
  void keeps_the_newest_snapshot() {
    String id = newId();
    assertThat(events.readSnapshot(id)).isEmpty();
    events.storeSnapshot(snapshot(id, 3));
    events.storeSnapshot(snapshot(id, 7));
    assertThat(events.readSnapshot(id))
        .hasValueSatisfying(found -> {
          assertThat(found.getSequenceNumber()).isEqualTo(7);
          assertThat(found.getPayload()).isEqualTo(new Walked("state 7"));
        });
  }

  private static DomainEventMessage<?> snapshot(String id, long sequence) {
    return new GenericDomainEventMessage<>("walk", id, sequence, new Walked("state " + sequence));
  }

  @Test
  void tells_the_ends_of_many_logs() {
    String one = newId();
    String other = newId();
    events.appendEvents(walk(one, 0, 3));
    events.appendEvents(walk(other, 0, 1));
    assertThat(events.last(List.of(one, other, newId())))
        .containsExactlyInAnyOrderEntriesOf(Map.of(one, 2L, other, 0L));
  }

  private HashChain chain() {
    return HashChain.of(events);
  }
}
