package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.trace.Traces;
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
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// Events in PostgreSQL, appended by group commit and chained by hash (see [HashChain]).
///
/// An append takes part in no transaction of the caller: it is durable when it returns, and a
/// failure says whether anything was stored. Errors: [ConcurrencyException] when a sequence number
/// exists already, [EventStoreUnavailableException] and [EventStoreOverloadedException].
public final class PostgresEventStorageEngine implements EventStorageEngine, AutoCloseable {

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
    ends = new ChainEnds(table);
    encoder = new TurnEncoder(serializer, ends);
    committer = new GroupCommitter(database, settings, this::committed);
  }

  StoreMetrics metrics() {
    return new StoreMetrics(committer);
  }

  /// Calls the listener, on a thread of the engine, after every commit of this engine.
  void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  /// Tells the listener, on a thread of the engine, of each aggregate that this engine has stored
  /// events of.
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
            table,
            aggregateId,
            first,
            Integer.MAX_VALUE,
            last -> ends.reached(aggregateId, last.sequence(), last.hash())));
  }

  /// Rows of an aggregate, from a sequence number on.
  List<StoredEvent> rows(String aggregateId, long first, int limit) {
    return AggregateRows.of(table, aggregateId, first, limit, _ -> {}).toList();
  }

  /// All rows of aggregates, one aggregate after the other.
  List<StoredEvent> rows(Collection<String> aggregateIds) {
    return table.ofAggregates(aggregateIds);
  }

  /// The last sequence numbers of aggregates; of those that have any.
  Map<String, Long> last(Collection<String> aggregateIds) {
    return table.last(aggregateIds);
  }

  /// Rows as messages of today's revisions.
  DomainEventStream upcast(List<StoredEvent> rows) {
    return reader.ofAggregate(rows.stream());
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    return table.last(aggregateId);
  }

  /// Has snapshots looked for in memory before those that are stored.
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
    return Stream.iterate(page(position(token)), page -> !page.isEmpty(), page -> page(page.to()))
        .flatMap(page -> page.messages().stream());
  }

  /// The next events after a position, without those of unsettled transactions.
  EventPage page(EventPosition from) {
    List<StoredEvent> events = table.after(from);
    return events.isEmpty()
        ? EventPage.empty(from)
        : new EventPage(from, events.getLast().position(), reader.tracked(events));
  }

  /// Whether there are events beyond the position, be it of unsettled transactions.
  boolean anyAfter(EventPosition position) {
    return table.anyAfter(position);
  }

  static EventPosition position(@Nullable TrackingToken token) {
    return WrappedToken.unwrapLowerBound(token) instanceof EventPosition position
        ? position
        : EventPosition.START;
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

  /// Stores what waits and takes no more.
  @Override
  public void close() {
    committer.close();
  }
}
