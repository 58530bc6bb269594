package dev.mimir.projection;

import static dev.mimir.projection.schema.Tables.READ_MODEL;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Makes read models again, on one thread: those that stand at the same place share one reading of
/// the events, and who is behind comes first until it has caught up with the others. Indexes are
/// made on another thread, one read model after the other.
final class Rebuilder implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Rebuilder.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// How often it is looked whether one that failed may be tried again.
  private static final Duration RETRY = Duration.ofMillis(100);

  private final List<ReadModel> models;
  private final ProjectionsProperties properties;
  private final Supplier<RebuildTools> makeTools;
  private final Map<String, Rebuild> running = new ConcurrentHashMap<>();

  /// Up to which generation tables were dropped, by read model.
  private final Map<String, Integer> retired = new HashMap<>();

  private @Nullable Thread thread;
  private @Nullable ScheduledExecutorService claims;
  private @Nullable ExecutorService indexing;
  private volatile boolean stopped = true;
  private volatile boolean woken;

  /// @param makeTools asked only after the start
  Rebuilder(
      List<ReadModel> models, ProjectionsProperties properties, Supplier<RebuildTools> makeTools) {
    this.models = models;
    this.properties = properties;
    this.makeTools = makeTools;
  }

  @Override
  public void start() {
    stopped = false;
    RebuildTools tools = makeTools.get();
    long often = properties.claimTimeout().toMillis() / 4;
    ScheduledExecutorService extending =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rebuild-claims").factory());
    Future<?> _ =
        extending.scheduleWithFixedDelay(this::extendClaims, often, often, TimeUnit.MILLISECONDS);
    claims = extending;
    indexing =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("rebuild-indexes").factory());
    thread = Thread.ofPlatform().daemon().name("rebuild").start(() -> run(tools));
  }

  @Override
  public void stop() {
    stopped = true;
    Thread running = thread;
    ScheduledExecutorService extending = claims;
    ExecutorService indexes = indexing;
    if (running == null || extending == null || indexes == null) {
      return;
    }
    LockSupport.unpark(running);
    extending.shutdownNow();
    try {
      running.join();
      indexes.shutdownNow();
      indexes.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /// There may be something to do.
  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  private void run(RebuildTools tools) {
    while (!stopped) {
      try {
        woken = false;
        tools.views().follow();
        retire(tools);
        claim(tools);
        while (!stopped && !running.isEmpty()) {
          advance(tools);
          woken = false;
          tools.views().follow();
          claim(tools);
        }
      } catch (RuntimeException e) {
        log.warn("Read models cannot be made again for now: {}", e.getMessage());
        running.clear();
      }
      if (!woken && !stopped) {
        LockSupport.parkNanos(this, LOOK.toNanos());
      }
    }
    // lets another server go on at once
    withClaims(Rebuild::release);
    running.clear();
  }

  private void extendClaims() {
    withClaims(Rebuild::extendClaim);
  }

  private void withClaims(Consumer<Rebuild> action) {
    for (Rebuild rebuild : running.values()) {
      try {
        action.accept(rebuild);
      } catch (RuntimeException e) {
        log.debug("the claim of {} stays as it is", rebuild.model().name(), e);
      }
    }
  }

  private void claim(RebuildTools tools) {
    for (String name : tools.table().wanted()) {
      if (!running.containsKey(name)) {
        models.stream()
            .filter(model -> model.name().equals(name))
            .findAny()
            .ifPresent(model -> claim(model, tools));
      }
    }
  }

  private void claim(ReadModel model, RebuildTools tools) {
    try {
      Rebuild.claim(model, tools).ifPresent(rebuild -> running.put(model.name(), rebuild));
    } catch (UnableToClaimTokenException e) {
      log.debug("another server makes {}", model.name(), e);
    }
  }

  /// Reads on for those that are furthest behind, until one of them has to do something else.
  private void advance(RebuildTools tools) {
    List<Rebuild> last = furthestBehind();
    if (last.isEmpty()) {
      LockSupport.parkNanos(this, RETRY.toNanos());
      return;
    }
    Set<Class<?>> needed =
        last.stream().flatMap(rebuild -> rebuild.model().events().stream()).collect(toSet());
    TrackingToken from = last.getFirst().position();
    TrackingToken until = nextPosition(from);
    try (EventChunks chunks =
        new EventChunks(tools.events(), from, until, needed, properties.rebuildBatchSize())) {
      boolean together = true;
      while (together && !stopped && !woken) {
        EventChunks.Chunk chunk = chunks.next();
        boolean othersStandHere = until != null && chunk.last() == null;
        together = !othersStandHere && take(last, chunk);
      }
    }
  }

  private List<Rebuild> furthestBehind() {
    long now = System.nanoTime();
    List<Rebuild> last = new ArrayList<>();
    for (Rebuild rebuild : running.values()) {
      if (rebuild.ready(now)) {
        if (!last.isEmpty() && isBefore(rebuild, last.getFirst())) {
          last.clear();
        }
        if (last.isEmpty() || !isBefore(last.getFirst(), rebuild)) {
          last.add(rebuild);
        }
      }
    }
    return last;
  }

  private static boolean isBefore(Rebuild one, Rebuild other) {
    return other.position() != null && !covers(one.position(), other.position());
  }

  private static boolean covers(@Nullable TrackingToken one, @Nullable TrackingToken other) {
    return other == null || (one != null && one.covers(other));
  }

  /// Where the next ones stand after a position; null when there are none.
  private @Nullable TrackingToken nextPosition(@Nullable TrackingToken from) {
    TrackingToken next = null;
    for (Rebuild rebuild : running.values()) {
      TrackingToken position = rebuild.position();
      if (position != null
          && !covers(from, position)
          && (next == null || !covers(position, next))) {
        next = position;
      }
    }
    return next;
  }

  /// Whether all took it and can go on together.
  private boolean take(List<Rebuild> rebuilds, EventChunks.Chunk chunk) {
    boolean all = true;
    for (Rebuild rebuild : rebuilds) {
      all &= attempt(rebuild, () -> rebuild.take(chunk) || done(rebuild));
    }
    return all;
  }

  private boolean done(Rebuild rebuild) {
    if (rebuild.finish(this::index)) {
      running.remove(rebuild.model().name());
      log.info("{} was made again and replaces what was there", rebuild.model().name());
    }
    return false;
  }

  /// Those that wait for it are looked at as soon as it is done.
  private void index(Runnable making) {
    Objects.requireNonNull(indexing)
        .execute(() -> {
          making.run();
          LockSupport.unpark(thread);
        });
  }

  private boolean attempt(Rebuild rebuild, Supplier<Boolean> action) {
    String name = rebuild.model().name();
    try {
      return action.get();
    } catch (UnableToClaimTokenException e) {
      log.info("another server goes on making {}", name);
      running.remove(name);
    } catch (RuntimeException e) {
      log.warn("{} cannot be made again for now", name, e);
      if (rebuild.failed(e)) {
        running.remove(name);
      }
    }
    return false;
  }

  /// Drops tables that no query asks any more.
  private void retire(RebuildTools tools) {
    Map<String, Integer> live = new LinkedHashMap<>();
    tools
        .sql()
        .selectFrom(READ_MODEL)
        .where(READ_MODEL.SWITCHED_AT.lt(tools.clock().instant().minus(properties.retireAfter())))
        .forEach(row -> live.put(row.getName(), row.getGeneration()));
    for (ReadModel model : models) {
      Integer generation = live.get(model.name());
      if (generation != null && generation - 1 > retired.getOrDefault(model.name(), 0)) {
        retire(model, generation - 1, tools.generationTables());
      }
    }
  }

  private void retire(ReadModel model, int generation, GenerationTables tables) {
    try {
      if (tables.exist(model.tables(generation))) {
        tables.drop(model.tables(generation));
      }
      retired.put(model.name(), generation);
    } catch (RuntimeException e) {
      log.debug("{} is still read", model.name(), e);
    }
  }
}
