package dev.mimir.samples.benchmark;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks once a second, while others play, how far the slowest read model is behind.
final class LagUnderLoad implements AutoCloseable {
  private final Engine engine;
  private final Latencies lags = new Latencies();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  LagUnderLoad(Engine engine) {
    this.engine = engine;
    Future<?> _ = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private void look() {
    lags.add(TimeUnit.MILLISECONDS.toNanos(engine.slowestLagMs()));
  }

  /// What it has seen.
  Latencies ended() throws InterruptedException {
    close();
    boolean _ = clock.awaitTermination(1, TimeUnit.MINUTES);
    return lags.sorted();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
