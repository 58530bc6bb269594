package dev.mimir.samples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that play for a while, each as fast as it is answered.
///
/// @param seconds that count
/// @param warmup seconds before that do not
/// @param cpu of those who do the work
record Load(double seconds, double warmup, Cpu cpu) {

  /// Something to wait for before the clock is stopped.
  @FunctionalInterface
  interface Until {
    void reached() throws Exception;
  }

  Measured of(List<? extends Turns> clients) throws Exception {
    return of(clients, () -> {});
  }

  /// @param end e.g. that the projections have caught up; its time counts
  Measured of(List<? extends Turns> clients, Until end) throws Exception {
    if (warmup > 0) {
      play(clients, warmup);
      end.reached();
    }
    double cpuBefore = cpu.millis();
    long began = System.nanoTime();
    Latencies all = Latencies.sorted(play(clients, seconds));
    end.reached();
    double took = (System.nanoTime() - began) / 1e9;
    double cpuUsed = cpu.millis() - cpuBefore;
    return new Measured(all.size(), took, cpuUsed / all.size(), all.millis(0.5), all.millis(0.99));
  }

  private static List<Latencies> play(List<? extends Turns> clients, double seconds)
      throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      List<Future<Latencies>> playing = new ArrayList<>();
      clients.forEach(client -> playing.add(threads.submit(() -> play(client, end))));
      List<Latencies> latencies = new ArrayList<>();
      for (Future<Latencies> one : playing) {
        latencies.add(one.get());
      }
      return latencies;
    }
  }

  private static Latencies play(Turns client, long end) throws Exception {
    Latencies latencies = new Latencies();
    long before = System.nanoTime();
    while (before < end) {
      client.play();
      long after = System.nanoTime();
      latencies.add(after - before);
      before = after;
    }
    return latencies;
  }
}
