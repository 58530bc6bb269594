package dev.mimir.projection;

import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.TextShown;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundledStreamTest {
  private static final UUID SESSION = new UUID(1, 1);
  private static final Rest LONG = new Rest(Duration.ofHours(1), Duration.ofHours(1));

  private final MemoryEventStore events = MemoryEventStore.create();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Semaphore called = new Semaphore(0);

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  private BundledStream stream(int most, Rest rest, Class<?>... needed) {
    BundledStream stream =
        new BundledStream(events.openStream(null), Set.of(needed), most, timer, rest);
    stream.setOnAvailableCallback(called::release);
    return stream;
  }

  private void store(String... texts) {
    Log log = new Log();
    for (String text : texts) {
      log.session("acme", SESSION, shown("a", text));
    }
    events.publish(log.events());
  }

  private static List<String> texts(TrackedEventMessage<?> message) {
    return ((Bundle) message.getPayload())
        .events().stream()
            .map(EventMessage::getPayload)
            .map(TextShown.class::cast)
            .map(shown -> shown.text().value())
            .toList();
  }

  @Test
  void gives_what_there_is_as_one_message_up_to_a_number() {
    BundledStream stream = stream(3, Rest.NONE, TextShown.class);
    assertThat(stream.hasNextAvailable()).isFalse();
    store("a", "b", "c", "d");
    assertThat(texts(stream.nextAvailable())).containsExactly("a", "b", "c");
    assertThat(texts(stream.nextAvailable())).containsExactly("d");
    assertThat(stream.hasNextAvailable()).isFalse();
  }

  @Test
  void passes_on_the_position_of_events_that_nobody_needs() {
    events.publish(new Log().session("acme", SESSION, started("tea", "ann"), waits("a")).events());
    TrackedEventMessage<?> message = stream(10, Rest.NONE, NodeEntered.class).nextAvailable();
    assertThat(((Bundle) message.getPayload()).events()).isEmpty();
    assertThat(message.trackingToken()).isEqualTo(events.createHeadToken());
  }

  @Test
  void gives_nothing_more_until_every_segment_has_taken_in_what_it_gave() {
    store("a");
    BundledStream stream = stream(10, Rest.NONE, TextShown.class);
    Bundle first = (Bundle) stream.nextAvailable().getPayload();
    Segment[] halves = Segment.splitBalanced(Segment.ROOT_SEGMENT, 1).toArray(Segment[]::new);
    first.offered(halves[0]);
    first.offered(halves[1]);
    store("b");
    first.left(halves[1]);
    assertThat(stream.hasNextAvailable()).isFalse();
    called.drainPermits();
    first.left(halves[0]);
    assertThat(called.availablePermits()).isPositive();
    assertThat(texts(stream.nextAvailable())).containsExactly("b");
  }

  @Test
  void rests_after_it_has_given_all_there_was() {
    BundledStream stream = stream(2, LONG, TextShown.class);
    store("a", "b", "c");
    assertThat(texts(stream.nextAvailable())).containsExactly("a", "b");
    assertThat(texts(stream.nextAvailable())).containsExactly("c");
    store("d");
    assertThat(stream.hasNextAvailable()).isFalse();
  }

  @Test
  void rests_longer_after_many() {
    Rest rest = new Rest(Duration.ofMillis(40), Duration.ofMillis(250));
    assertThat(rest.after(1)).isEqualTo(Duration.ofMillis(40));
    assertThat(rest.after(80)).isEqualTo(Duration.ofMillis(40));
    assertThat(rest.after(300)).isEqualTo(Duration.ofMillis(150));
    assertThat(rest.after(10_000)).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void tells_when_the_rest_is_over() throws InterruptedException {
    BundledStream stream =
        stream(2, new Rest(Duration.ofMillis(1), Duration.ofMillis(1)), TextShown.class);
    store("a");
    called.drainPermits();
    stream.nextAvailable();
    assertThat(called.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    store("b");
    assertThat(stream.hasNextAvailable()).isTrue();
  }
}
