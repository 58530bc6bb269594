package dev.mimir.projection;

import dev.mimir.projection.EventChunks.Chunk;
import dev.mimir.projection.schema.tables.records.ReadModelRebuildRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/// One read model that this server makes again: the tables of the next generation, and how far they
/// have come.
///
/// Rows and position are written in one transaction, under a claim that other servers respect, as
/// an event processor does it. Belongs to one thread, but for {@link #extendClaim} and the making
/// of indexes.
final class Rebuild {
  /// Stands behind the name of a read model in the names of positions and dead letters.
  static final String SUFFIX = "@rebuild";

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 5;
  private static final int SEGMENT = 0;

  private final ReadModel model;
  private final int generation;
  private final RebuildTools tools;
  private final BatchInvoker invoker;
  private Supplier<Changes> changes;
  private IdentityHashMap<EventMessage<?>, Recorded> recorded = new IdentityHashMap<>();
  private @Nullable TrackingToken position;
  private @Nullable CompletableFuture<Void> indexes;
  private int failures;
  private long notBefore = System.nanoTime();

  private Rebuild(
      ReadModel model, int generation, RebuildTools tools, @Nullable TrackingToken position) {
    this.model = model;
    this.generation = generation;
    this.tools = tools;
    this.position = position;
    this.changes = model.rebuild(generation);
    this.invoker = BatchInvoker.of(new Filling(), tools.letters(name()), new Batches());
  }

  /// Fills the next generation, with what the reader has prepared.
  private final class Filling extends Projector {
    private Filling() {
      super(model, () -> generation, tools.sql());
    }

    @Override
    Changes begin(int generation) {
      return changes.get();
    }

    @Override
    Recorded recorded(EventMessage<?> event) {
      Recorded known = recorded.get(event);
      return known == null ? super.recorded(event) : known;
    }
  }

  /// Begins what was asked for, or goes on where it was left; empty when there is nothing to do.
  ///
  /// @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when another
  ///   server is at it
  static Optional<Rebuild> claim(ReadModel model, RebuildTools tools) {
    return tools.inTransaction(
        () -> tools.table().locked(model.name()).flatMap(row -> claim(model, row, tools)));
  }

  private static Optional<Rebuild> claim(
      ReadModel model, ReadModelRebuildRecord row, RebuildTools tools) {
    String name = model.name() + SUFFIX;
    if (row.getStatus().equals(RebuildTable.WAITING)) {
      if (!tools.positions(model.name()).anyBegun()) {
        tools.table().done(model.name());
        return Optional.empty();
      }
      begin(model, row.getGeneration(), tools);
      tools.table().began(model.name(), tools.clock().instant());
    }
    TrackingToken position = tools.tokens().fetchToken(name, SEGMENT);
    return Optional.of(new Rebuild(model, row.getGeneration(), tools, position));
  }

  private static void begin(ReadModel model, int generation, RebuildTools tools) {
    forget(model, tools);
    int live = tools.generations().live(model.name());
    tools.generationTables().drop(model.tables(generation));
    tools.generationTables().create(model.tables(live), model.tables(generation));
    tools.tokens().initializeTokenSegments(model.name() + SUFFIX, 1);
  }

  private static void forget(ReadModel model, RebuildTools tools) {
    String name = model.name() + SUFFIX;
    tools.letters(name).queue().clear();
    tools.deletePosition(name);
  }

  ReadModel model() {
    return model;
  }

  private String name() {
    return model.name() + SUFFIX;
  }

  @Nullable TrackingToken position() {
    return position;
  }

  /// Whether an earlier failure is long enough ago, and no indexes are being made.
  boolean ready(long nanoTime) {
    return nanoTime - notBefore >= 0 && (indexes == null || indexes.isDone());
  }

  /// Keeps other servers from taking over.
  void extendClaim() {
    tools.inTransaction(() -> {
      tools.tokens().extendClaim(name(), SEGMENT);
      return this;
    });
  }

  void release() {
    tools.inTransaction(() -> {
      tools.tokens().releaseClaim(name(), SEGMENT);
      return this;
    });
  }

  /// Takes in what the live tables reflect too.
  ///
  /// @return whether it did: there was something, and the live tables have it
  boolean take(Chunk chunk) {
    TrackingToken last = chunk.last();
    if (last == null || !(liveCovers(last) || (chunk.full() && liveCoversSoon(last)))) {
      return false;
    }
    recorded = chunk.recorded();
    tools.inTransaction(() -> {
      write(chunk.events());
      tools.tokens().storeToken(last, name(), SEGMENT);
      tools.table().advanced(model.name(), chunk.count());
      return this;
    });
    position = last;
    failures = 0;
    return true;
  }

  private boolean liveCovers(TrackingToken last) {
    return tools.positions(model.name()).allCover(last);
  }

  /// The event processor comes as far as that in a moment, unless it is behind.
  private boolean liveCoversSoon(TrackingToken last) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!liveCovers(last)) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      tools.pause();
    }
    return true;
  }

  private void write(List<? extends EventMessage<?>> events) {
    List<EventMessage<?>> needed = new ArrayList<>();
    for (EventMessage<?> event : events) {
      if (model.events().contains(event.getPayloadType())) {
        needed.add(event);
      }
    }
    invoker.write(needed, Segment.ROOT_SEGMENT);
  }

  /// Nothing more is left that the live tables have, or hardly: has the indexes made, and the next
  /// time replaces the live tables.
  ///
  /// @param indexing makes the indexes while others go on
  /// @return whether they were replaced
  boolean finish(Executor indexing) {
    if (indexes == null) {
      tools.table().indexing(model.name());
      indexes = CompletableFuture.runAsync(this::index, indexing);
      return false;
    }
    indexes.join();
    tools.inTransaction(() -> {
      replace();
      return this;
    });
    return true;
  }

  private void index() {
    int live = tools.generations().live(model.name());
    tools.generationTables().index(model.tables(live), model.tables(generation));
  }

  /// No event processor writes while this goes on. What it has taken in, and nothing else, is in
  /// the tables that then are the live ones, so that it goes on from its position with these.
  private void replace() {
    tools.generations().take(model.name());
    write(whatIsLeft(tools.positions(model.name())));
    tools.generations().replace(model.name(), generation);
    tools.letters(model.name()).queue().clear();
    tools.renameLetters(name(), model.name());
    tools.deletePosition(name());
    tools.table().done(model.name());
    tools.views().replaced(model);
  }

  /// Events that the event processor has taken in, here or on another server, are to be read here
  /// too, but perhaps not at once.
  private List<TrackedEventMessage<?>> whatIsLeft(Positions live) {
    List<TrackedEventMessage<?>> left = new ArrayList<>();
    try (BlockingStream<TrackedEventMessage<?>> events = tools.events().openStream(position)) {
      TrackingToken last = position;
      while (!live.allCoveredBy(last)) {
        if (!events.hasNextAvailable((int) PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("not all that was taken in can be read yet");
        }
        TrackedEventMessage<?> event = events.nextAvailable();
        last = event.trackingToken();
        if (live.reflects(event)) {
          left.add(event);
        }
      }
      return left;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Something went wrong: it is tried again after a while, a few times.
  ///
  /// @return whether it is given up
  boolean failed(RuntimeException failure) {
    changes = model.rebuild(generation);
    indexes = null;
    failures++;
    notBefore = System.nanoTime() + (tools.retry().toNanos() << (failures - 1));
    if (failures < ATTEMPTS) {
      return false;
    }
    tools.inTransaction(() -> {
      tools.table().failed(model.name(), Culprit.message(failure));
      forget(model, tools);
      return this;
    });
    tools.generationTables().drop(model.tables(generation));
    return true;
  }
}
