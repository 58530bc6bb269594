package dev.mimir.projection;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/// Events in memory. Its streams call their readers back as the product's event store does.
final class MemoryEventStore extends AbstractEventStore {
  private final EventStorageEngine engine;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

  private MemoryEventStore(Builder builder, EventStorageEngine engine) {
    super(builder);
    this.engine = engine;
  }

  static MemoryEventStore create() {
    EventStorageEngine engine = new InMemoryEventStorageEngine();
    Builder builder = new Builder();
    builder.storageEngine(engine);
    return new MemoryEventStore(builder, engine);
  }

  @Override
  protected void afterCommit(List<? extends EventMessage<?>> events) {
    streams.forEach(Stream::news);
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
    Stream stream = new Stream(from);
    streams.add(stream);
    return stream;
  }

  private static final class Builder extends AbstractEventStore.Builder {}

  private final class Stream implements TrackingEventStream {
    private static final long PAUSE_MS = 1;

    private final Queue<TrackedEventMessage<?>> read = new ArrayDeque<>();
    private @Nullable TrackingToken last;
    private volatile Runnable listener = () -> {};

    Stream(@Nullable TrackingToken from) {
      last = from;
    }

    void news() {
      listener.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
      listener = callback;
      return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
      if (read.isEmpty()) {
        engine.readEvents(last, false).forEach(read::add);
      }
      return Optional.ofNullable(read.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
      long end = System.nanoTime() + unit.toNanos(timeout);
      while (peek().isEmpty() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
      return peek().isPresent();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
      while (peek().isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
      TrackedEventMessage<?> next = read.remove();
      last = next.trackingToken();
      return next;
    }

    @Override
    public void close() {
      streams.remove(this);
    }
  }
}
