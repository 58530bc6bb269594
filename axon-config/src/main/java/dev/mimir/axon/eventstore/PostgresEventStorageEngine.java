package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// Events in PostgreSQL, appended by group commit and chained by hash (see [HashChain]).
///
/// An append is durable when it returns. Errors: [ConcurrencyException] when a sequence number
/// exists already, [EventStoreUnavailableException] and [EventStoreOverloadedException].
public final class PostgresEventStorageEngine implements StoredEvents {

  private final EventTable table;
  private final SnapshotTable snapshots;
  private final SnapshotFilter snapshotFilter;
  private final EventReader reader;
  private final ChainEnds ends;
  private final TurnEncoder encoder;
  private final GroupCommitter committer;
  private final Traces traces;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Function<String, Optional<DomainEventMessage<?>>> memory = _ -> Optional.empty();
  private final List<Consumer<String>> stored = new CopyOnWriteArrayList<>();

  /// @param database pool; each writer keeps one connection of it
  /// @param upcasters applied to all that is read
  /// @param snapshotFilter snapshots it does not allow are not read
  public PostgresEventStorageEngine(
      DataSource database,
      MimirSerializer serializer,
      EventUpcaster upcasters,
      SnapshotFilter snapshotFilter,
      EventStoreProperties settings) {
    this(database, serializer, upcasters, snapshotFilter, settings, Traces.off());
  }

  PostgresEventStorageEngine(
      DataSource database,
      MimirSerializer serializer,
      EventUpcaster upcasters,
      SnapshotFilter snapshotFilter,
      EventStoreProperties settings,
      Traces traces) {
    this.traces = traces;
    this.snapshotFilter = snapshotFilter;
    table = new EventTable(database);
    snapshots = new SnapshotTable(database, serializer);
    reader = new EventReader(serializer, upcasters);
    ends = new ChainEnds(table::hash);
    encoder = new TurnEncoder(serializer, ends);
    committer = new GroupCommitter(database, settings, this::committed);
  }

  StoreMetrics metrics() {
    return new StoreMetrics(committer);
  }

  /// After every commit of this engine.
  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void onStored(Consumer<String> listener) {
    stored.add(listener);
  }

  private void committed(List<Turn> turns) {
    listeners.forEach(Runnable::run);
    if (!stored.isEmpty()) {
      turns.forEach(turn -> turn.aggregates().forEach(id -> stored.forEach(one -> one.accept(id))));
    }
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    traces.child("append", () -> append(events));
  }

  private int append(List<? extends EventMessage<?>> events) {
    Map<String, TurnEncoder.Chain> chains = TurnEncoder.chains();
    Turn turn = encoder.encode(events, chains);
    try {
      committer.write(turn);
    } catch (ConcurrencyException | EventStoreUnavailableException e) {
      chains.keySet().forEach(ends::forget);
      throw e;
    }
    chains.forEach((id, chain) -> ends.reached(id, chain.sequence, chain.end));
    return events.size();
  }

  /// Each with its place among all events, see {@link EventReader#tracked(Stream)}.
  @Override
  public DomainEventStream readEvents(String aggregateId, long first) {
    return reader.tracked(
        AggregateRows.of(
            table::ofAggregate,
            aggregateId,
            first,
            Integer.MAX_VALUE,
            last -> ends.reached(aggregateId, last.sequence(), last.hash())));
  }

  @Override
  public Stream<StoredEvent> rows(String aggregateId, long first, int limit) {
    return AggregateRows.of(table::ofAggregate, aggregateId, first, limit, _ -> {});
  }

  @Override
  public List<StoredEvent> rows(Collection<String> aggregateIds) {
    return table.ofAggregates(aggregateIds);
  }

  @Override
  public Map<String, Long> last(Collection<String> aggregateIds) {
    return table.last(aggregateIds);
  }

  @Override
  public DomainEventStream upcast(List<StoredEvent> rows) {
    return reader.ofAggregate(rows.stream());
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    return table.last(aggregateId);
  }

  @Override
  public void remembering(Function<String, Optional<DomainEventMessage<?>>> memory) {
    this.memory = memory;
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    snapshots.write(snapshot);
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    return memory
        .apply(aggregateId)
        .or(() -> snapshots.read(aggregateId).filter(snapshotFilter::allow).map(reader::snapshot));
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    return Stream.iterate(
            page(EventPosition.of(token)), page -> !page.isEmpty(), page -> page(page.to()))
        .flatMap(page -> page.messages().stream());
  }

  /// Without those of unsettled transactions.
  @Override
  public EventPage page(EventPosition from) {
    List<StoredEvent> events = table.after(from);
    return events.isEmpty()
        ? EventPage.empty(from)
        : new EventPage(from, events.getLast().position(), reader.tracked(events));
  }

  /// Be it of unsettled transactions.
  @Override
  public boolean anyAfter(EventPosition position) {
    return table.anyAfter(position);
  }

  @Override
  public int endHanging(Duration patience) {
    return table.endHanging(patience);
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return null;
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return table.head().orElse(null);
  }

  @Override
  public @Nullable TrackingToken createTokenAt(Instant time) {
    return table.before(time).or(table::head).orElse(null);
  }

  @Override
  public void close() {
    committer.close();
  }
}
