package dev.mimir.axon.eventstore;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/// The event store whose streams call their readers back as soon as there are new events.
public final class NotifyingEventStore extends AbstractEventStore implements AutoCloseable {

  private final EventTail tail;

  private NotifyingEventStore(Builder builder, StoredEvents engine, EventTail tail) {
    super(builder);
    this.tail = tail;
    engine.onCommit(tail::wake);
    tail.start();
  }

  /// A store without monitoring or tracing.
  public static NotifyingEventStore on(StoredEvents engine, EventStoreProperties settings) {
    Builder builder = new Builder();
    builder.storageEngine(engine);
    return new NotifyingEventStore(builder, engine, new EventTail(engine, settings));
  }

  static NotifyingEventStore on(
      StoredEvents engine,
      EventStoreProperties settings,
      MessageMonitor<? super EventMessage<?>> monitor,
      EventBusSpanFactory spans) {
    Builder builder = new Builder();
    builder.storageEngine(engine).messageMonitor(monitor);
    builder.spanFactory(spans);
    return new NotifyingEventStore(builder, engine, new EventTail(engine, settings));
  }

  /// Looks for new events now, e.g. when another server says that it has stored some.
  public void wake() {
    tail.wake();
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    EventTailStream stream = new EventTailStream(tail, EventPosition.of(token));
    tail.add(stream);
    return stream;
  }

  /// Stops reading; open streams get nothing new.
  @Override
  public void close() {
    tail.close();
  }

  private static final class Builder extends AbstractEventStore.Builder {}
}
