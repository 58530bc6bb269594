package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.OWNER;
import static dev.mimir.projection.AxonTables.PROCESSOR;
import static dev.mimir.projection.AxonTables.SEGMENT;
import static dev.mimir.projection.AxonTables.TOKENS;

import dev.mimir.engine.Servers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Shares the work at the read models between the servers of a database: one that has more than its
/// share lets one segment after the other go, for another to claim. What nobody claims it takes up
/// again, and waits ever longer before it tries that anew.
final class Sharing implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Sharing.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int MOST_LOOKS = 128;

  private record Place(String processor, int segment) {}

  private final List<String> names;
  private final String node;
  private final Servers servers;
  private final Supplier<Configuration> axon;
  private final DSLContext sql;
  private @Nullable ScheduledExecutorService timer;
  private @Nullable Place released;
  private int rest = 1;
  private int looks;

  /// @param names of the processors
  /// @param node what this server signs its claims with
  /// @param axon asked only after the start
  Sharing(
      List<String> names,
      String node,
      Servers servers,
      Supplier<Configuration> axon,
      DSLContext sql) {
    this.names = names;
    this.node = node;
    this.servers = servers;
    this.axon = axon;
    this.sql = sql;
  }

  private void look() {
    try {
      if (servers.count() > 1 && ++looks >= rest) {
        looks = 0;
        share();
      }
    } catch (RuntimeException e) {
      log.debug("cannot see who makes the read models", e);
    }
  }

  private void share() {
    List<Record3<String, Integer, String>> claims =
        sql.select(PROCESSOR, SEGMENT, OWNER)
            .from(TOKENS)
            .where(PROCESSOR.in(names))
            .orderBy(PROCESSOR, SEGMENT)
            .fetch();
    List<Place> mine =
        claims.stream()
            .filter(claim -> node.equals(claim.value3()))
            .map(claim -> new Place(claim.value1(), claim.value2()))
            .toList();
    Place last = released;
    released = null;
    if (last != null && mine.contains(last)) {
      rest = Math.min(2 * rest, MOST_LOOKS);
      return;
    }
    rest = last == null ? rest : 1;
    int count = servers.count();
    if (mine.size() * count >= claims.size() + count) {
      release(mine.getFirst());
    }
  }

  private void release(Place place) {
    released = place;
    axon.get()
        .eventProcessingConfiguration()
        .eventProcessor(place.processor(), StreamingEventProcessor.class)
        .ifPresent(processor -> processor.releaseSegment(place.segment()));
  }

  @Override
  public void start() {
    ScheduledExecutorService looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("projection-sharing").factory());
    Future<?> _ =
        looking.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    timer = looking;
  }

  @Override
  public void stop() {
    ScheduledExecutorService looking = timer;
    timer = null;
    if (looking != null) {
      looking.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
