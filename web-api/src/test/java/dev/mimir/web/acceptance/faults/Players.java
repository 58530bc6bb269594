package dev.mimir.web.acceptance.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many players at once, in the background.
final class Players implements AutoCloseable {
  private static final int COUNT = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Tally tally = new Tally();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<List<Seat>>> playing = new ArrayList<>();
  private volatile boolean enough;

  /// They begin to play.
  Players(Nodes nodes, Random random) {
    for (int player = 0; player < COUNT; player++) {
      Player one = new Player(nodes, new Random(random.nextLong()), tally);
      playing.add(threads.submit(() -> one.play(() -> enough)));
    }
  }

  Tally tally() {
    return tally;
  }

  /// Waits until some more turns were acknowledged to each of them, on the average.
  void awaitTurns(int more) {
    long wanted = tally.acknowledged().get() + (long) more * COUNT;
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> failed() || tally.acknowledged().get() >= wanted);
  }

  private boolean failed() {
    return playing.stream().anyMatch(Future::isDone);
  }

  /// They come to an end.
  ///
  /// @return all their sessions
  List<Seat> finish() throws ExecutionException, InterruptedException {
    enough = true;
    List<Seat> seats = new ArrayList<>();
    for (Future<List<Seat>> one : playing) {
      seats.addAll(one.get());
    }
    return seats;
  }

  @Override
  public void close() {
    enough = true;
    threads.close();
  }
}
