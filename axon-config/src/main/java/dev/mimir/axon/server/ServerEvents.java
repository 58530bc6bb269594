package dev.mimir.axon.server;

import dev.mimir.axon.eventstore.AggregateRows;
import dev.mimir.axon.eventstore.ChainEnds;
import dev.mimir.axon.eventstore.EventPage;
import dev.mimir.axon.eventstore.EventPosition;
import dev.mimir.axon.eventstore.EventReader;
import dev.mimir.axon.eventstore.EventStoreUnavailableException;
import dev.mimir.axon.eventstore.StoreMetrics;
import dev.mimir.axon.eventstore.StoredEvent;
import dev.mimir.axon.eventstore.StoredEvents;
import dev.mimir.axon.trace.Traces;
import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/// Events and snapshots on Axon Server, chained by hash (see
/// [dev.mimir.axon.eventstore.HashChain]).
///
/// A turn is one transaction there; the server refuses a sequence number that is not the next one.
/// Errors are those of the engine on PostgreSQL.
final class ServerEvents implements StoredEvents {
  private static final int PAGE = 500;

  private final ServerConnection server;
  private final EventCodec codec;
  private final EventReader reader;
  private final SnapshotFilter snapshotFilter;
  private final AppendCounts counts;
  private final Traces traces;
  private final Duration timeout;
  private final int messageSize;
  private final ChainEnds ends = new ChainEnds(this::hash);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> stored = new CopyOnWriteArrayList<>();
  private final EventCursors cursors;
  private volatile Function<String, Optional<DomainEventMessage<?>>> memory = _ -> Optional.empty();

  /// @param snapshotFilter snapshots it does not allow are not read
  /// @param capacity appends that may be under way
  ServerEvents(
      ServerConnection server,
      EventCodec codec,
      EventReader reader,
      SnapshotFilter snapshotFilter,
      int capacity,
      Traces traces,
      AxonServerProperties properties) {
    this.server = server;
    this.codec = codec;
    this.reader = reader;
    this.snapshotFilter = snapshotFilter;
    this.counts = new AppendCounts(capacity);
    this.traces = traces;
    this.timeout = properties.timeout();
    this.messageSize = properties.messageSize();
    this.cursors = new EventCursors(new Tokens(), () -> listeners.forEach(Runnable::run), timeout);
  }

  private final class Tokens implements EventCursors.Source {
    @Override
    public EventStream open(long token, int ahead, int refill) {
      return server.events().openStream(token - 1, ahead, refill);
    }

    @Override
    public long last() {
      return lastToken();
    }
  }

  StoreMetrics metrics() {
    return new StoreMetrics(counts);
  }

  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void onStored(Consumer<String> listener) {
    stored.add(listener);
  }

  @Override
  public void remembering(Function<String, Optional<DomainEventMessage<?>>> memory) {
    this.memory = memory;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (!events.isEmpty()) {
      traces.child("append", () -> append(events));
    }
  }

  private int append(List<? extends EventMessage<?>> events) {
    TurnEvents turn = TurnEvents.of(events, codec, ends);
    turn.events().forEach(event -> checkSize(event, turn.name()));
    try {
      counts.within(() -> send(turn));
    } catch (ConcurrencyException | EventStoreUnavailableException e) {
      turn.aggregates().forEach(ends::forget);
      throw e;
    }
    turn.tell();
    turn.aggregates().forEach(id -> stored.forEach(listener -> listener.accept(id)));
    return events.size();
  }

  private void checkSize(Event event, String name) {
    if (event.getSerializedSize() > messageSize) {
      throw new EventStoreException(
          "%s could not be stored: an event of %d bytes, where Axon Server takes %d"
              .formatted(name, event.getSerializedSize(), messageSize));
    }
  }

  private void send(TurnEvents turn) {
    if (!server.connected()) {
      throw new EventStoreUnavailableException("no connection to Axon Server", true, null);
    }
    try {
      AppendEventsTransaction transaction = server.events().startAppendEventsTransaction();
      turn.events().forEach(transaction::appendEvent);
      @Nullable Confirmation stored = ServerFailure.joined(transaction.commit(), timeout);
      if (stored == null || !stored.getSuccess()) {
        throw new IllegalStateException("not stored");
      }
    } catch (RuntimeException e) {
      throw ServerFailure.unstored(e, turn.name(), turn.creates());
    }
  }

  /// Of an aggregate's events; fewer than `limit` are the last.
  private List<StoredEvent> page(String aggregateId, long from, int limit) {
    List<StoredEvent> events = new ArrayList<>();
    try {
      AggregateEventStream stream =
          server.events().openAggregateStream(aggregateId, from, from + limit - 1);
      while (events.size() < limit && stream.hasNext()) {
        events.add(EventCodec.stored(stream.next()));
      }
      if (events.size() == limit) {
        stream.cancel(); // of the first event alone it would be all: 0 means no end
      } else if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the stream ended early");
      }
      return events;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ServerFailure.unread(stopped);
    } catch (RuntimeException e) {
      throw ServerFailure.unread(e);
    }
  }

  private byte[] hash(String aggregateId, long sequence) {
    List<StoredEvent> found = page(aggregateId, sequence, 1);
    if (found.isEmpty()) {
      throw new EventStoreException(
          "%s has no event %d to go on from".formatted(aggregateId, sequence));
    }
    return found.getFirst().hash();
  }

  @Override
  public DomainEventStream readEvents(String aggregateId, long first) {
    return reader.ofAggregate(
        AggregateRows.of(
            this::page,
            aggregateId,
            first,
            Integer.MAX_VALUE,
            last -> ends.reached(aggregateId, last.sequence(), last.hash())));
  }

  @Override
  public Stream<StoredEvent> rows(String aggregateId, long first, int limit) {
    return AggregateRows.of(this::page, aggregateId, first, limit, _ -> {});
  }

  @Override
  public List<StoredEvent> rows(Collection<String> aggregateIds) {
    return aggregateIds.stream().flatMap(id -> rows(id, 0, Integer.MAX_VALUE)).toList();
  }

  @Override
  public Map<String, Long> last(Collection<String> aggregateIds) {
    Map<String, CompletableFuture<Long>> asked = new HashMap<>();
    aggregateIds.forEach(id -> asked.put(id, server.events().findHighestSequence(id)));
    Map<String, Long> last = new HashMap<>();
    asked.forEach((id, answer) -> {
      long sequence = ServerFailure.answer(answer, timeout);
      if (sequence >= 0) {
        last.put(id, sequence);
      }
    });
    return last;
  }

  @Override
  public DomainEventStream upcast(List<StoredEvent> rows) {
    return reader.ofAggregate(rows.stream());
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    return Optional.ofNullable(last(List.of(aggregateId)).get(aggregateId));
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    Event event = codec.snapshot(snapshot);
    checkSize(event, "a snapshot of " + snapshot.getAggregateIdentifier());
    Confirmation _ = ServerFailure.answer(server.events().appendSnapshot(event), timeout);
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    return memory.apply(aggregateId).or(() -> storedSnapshot(aggregateId));
  }

  private Optional<DomainEventMessage<?>> storedSnapshot(String aggregateId) {
    try {
      AggregateEventStream newest = server.events().loadSnapshots(aggregateId, Long.MAX_VALUE, 1);
      return newest
          .asStream()
          .findFirst()
          .map(EventCodec::stored)
          .filter(snapshotFilter::allow)
          .map(reader::snapshot);
    } catch (RuntimeException e) {
      throw ServerFailure.unread(e);
    }
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    return Stream.iterate(
            page(EventPosition.of(token)), page -> !page.isEmpty(), page -> page(page.to()))
        .flatMap(page -> page.messages().stream());
  }

  @Override
  public EventPage page(EventPosition from) {
    List<EventWithToken> events = cursors.from(from.index(), PAGE);
    return events.isEmpty()
        ? EventPage.empty(from)
        : new EventPage(
            from,
            EventCodec.position(events.getLast().getToken()),
            reader.tracked(events.stream().map(EventCodec::stored).toList()));
  }

  /// Never: what the server has stored it also sends.
  @Override
  public boolean anyAfter(EventPosition position) {
    return false;
  }

  private long lastToken() {
    return ServerFailure.answer(server.events().getLastToken(), timeout);
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return null;
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    long last = lastToken();
    return last < 0 ? null : EventCodec.position(last);
  }

  /// The beginning, too, when there is no event of that time or later.
  @Override
  public @Nullable TrackingToken createTokenAt(Instant time) {
    long before = ServerFailure.answer(server.events().getTokenAt(time.toEpochMilli()), timeout);
    return before < 0 ? createTailToken() : EventCodec.position(before);
  }

  @Override
  public void close() {
    cursors.close();
  }
}
