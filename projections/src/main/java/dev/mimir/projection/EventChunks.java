package dev.mimir.projection;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/// Reads events from a position on, many at once, and the next ones while those before are used.
final class EventChunks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventChunks.class.getName());

  private final BlockingStream<TrackedEventMessage<?>> events;
  private final @Nullable TrackingToken until;
  private final Set<Class<?>> needed;
  private final int size;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("rebuild-reader").factory());
  private Future<Chunk> ahead;

  /// @param until where to stop; null for nowhere
  /// @param needed the payloads that are wanted; others are counted only
  /// @param size how many events are read at once
  EventChunks(
      StreamableMessageSource<TrackedEventMessage<?>> source,
      @Nullable TrackingToken from,
      @Nullable TrackingToken until,
      Set<Class<?>> needed,
      int size) {
    this.events = source.openStream(from);
    this.until = until;
    this.needed = needed;
    this.size = size;
    this.ahead = reader.submit(this::read);
  }

  /// Some events that follow each other.
  ///
  /// @param events those that are wanted
  /// @param recorded the same, as read models see them; not those that cannot be read
  /// @param count how many there are in all
  /// @param full whether more may follow at once
  /// @param last position of the last one; null when there are none
  record Chunk(
      List<TrackedEventMessage<?>> events,
      IdentityHashMap<EventMessage<?>, Recorded> recorded,
      int count,
      boolean full,
      @Nullable TrackingToken last) {}

  /// The next events; none when there are no more now.
  Chunk next() {
    Chunk chunk = await(ahead);
    ahead = reader.submit(this::read);
    return chunk;
  }

  private static Chunk await(Future<Chunk> ahead) {
    try {
      return ahead.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Chunk read() throws InterruptedException {
    List<TrackedEventMessage<?>> wanted = new ArrayList<>();
    IdentityHashMap<EventMessage<?>, Recorded> recorded = new IdentityHashMap<>();
    int count = 0;
    TrackingToken last = null;
    while (count < size && events.hasNextAvailable() && goesOn()) {
      TrackedEventMessage<?> event = events.nextAvailable();
      last = event.trackingToken();
      count++;
      if (needed.contains(event.getPayloadType())) {
        wanted.add(event);
        prepare(event, recorded);
      }
    }
    return new Chunk(wanted, recorded, count, count == size, last);
  }

  /// Here, beside the one who uses it. One that cannot be read fails there once more.
  private static void prepare(
      TrackedEventMessage<?> event, IdentityHashMap<EventMessage<?>, Recorded> recorded) {
    try {
      recorded.put(event, Recorded.of(event));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "cannot read " + event.getIdentifier(), e);
    }
  }

  private boolean goesOn() {
    return until == null
        || events.peek().map(next -> until.covers(next.trackingToken())).orElse(false);
  }

  @Override
  public void close() {
    reader.shutdownNow();
    reader.close();
    events.close();
  }
}
