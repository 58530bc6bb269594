package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

class RecentEventsTest {

  static final int WRITERS = 3;
  static final int TURNS = 25;
  static final int TURN = 5;

  /// So few events in memory that every reader falls behind them now and then.
  static final EventStoreProperties FORGETFUL =
      new EventStoreProperties(
          2, 64, 8, Duration.ofMillis(20), Duration.ofNanos(1), 7, Duration.ofSeconds(10));

  @AutoClose final TestStore store = TestStore.open(FORGETFUL);
  @AutoClose final NotifyingEventStore events = NotifyingEventStore.on(store.engine(), FORGETFUL);
  @AutoClose final ExecutorService threads = Executors.newCachedThreadPool();

  @RepeatedTest(3)
  void readers_that_fall_behind_miss_nothing_and_read_nothing_twice() throws Exception {
    long seed = new Random().nextLong();
    List<Future<List<String>>> readers =
        IntStream.range(0, 4).mapToObj(n -> threads.submit(reader(new Random(seed + n)))).toList();
    List<Future<?>> writers = new ArrayList<>();
    for (int n = 0; n < WRITERS; n++) {
      Random random = new Random(seed - n - 1);
      writers.add(threads.submit(() -> write(random)));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }

    List<String> all =
        store.column(
            "select aggregate_id || '#' || sequence_number from event_entry"
                + " order by transaction_id, global_index");
    for (Future<List<String>> reader : readers) {
      assertThat(reader.get()).as("seed %d", seed).isEqualTo(all);
    }
  }

  private void write(Random random) {
    String id = newId();
    for (int turn = 0; turn < TURNS; turn++) {
      store.engine().appendEvents(Adventure.events(id, (long) turn * TURN, (turn + 1L) * TURN));
      dawdle(random);
    }
  }

  private Callable<List<String>> reader(Random random) {
    return () -> {
      List<String> ids = new ArrayList<>();
      var stream = events.openStream(null);
      while (ids.size() < WRITERS * TURNS * TURN) {
        assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
        TrackedEventMessage<?> message = stream.nextAvailable();
        ids.add(message.getIdentifier());
        if (random.nextInt(40) == 0) {
          dawdle(random);
        }
        if (random.nextInt(100) == 0) {
          stream.close();
          stream = events.openStream(message.trackingToken());
        }
      }
      stream.close();
      return ids;
    };
  }

  /// Some timings to make the threads meet differently each time.
  private static void dawdle(Random random) {
    LockSupport.parkNanos(random.nextInt(2_000_000));
  }
}
