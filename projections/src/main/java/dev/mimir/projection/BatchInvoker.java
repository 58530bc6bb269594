package dev.mimir.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the events of a {@link Bundle} together, just before the commit.
///
/// When that fails because of an event, what was written is rolled back and the events are handled
/// one by one: the culprit is parked as a dead letter, with all later events of its aggregate, and
/// the others go on. When it fails for another reason the batch is rolled back and read again.
final class BatchInvoker extends DeadLetteringEventHandlerInvoker {
  private static final Logger log = LoggerFactory.getLogger(BatchInvoker.class);

  /// A batch that is divided before its events are handled one by one.
  private static final int LARGE = 500;

  private final Projector projector;
  private final DeadLetters letters;
  private final Batches batches;

  private BatchInvoker(Builder builder, Projector projector, DeadLetters letters, Batches batches) {
    super(builder);
    this.projector = projector;
    this.letters = letters;
    this.batches = batches;
  }

  static BatchInvoker of(Projector projector, DeadLetters letters, Batches batches) {
    Builder builder =
        builder()
            .eventHandlers(projector)
            .queue(letters.queue())
            .enqueuePolicy(DeadLetters::decide)
            .transactionManager(letters.transactions());
    return new BatchInvoker(builder, projector, letters, batches);
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    if (message.getPayload() instanceof Bundle bundle) {
      bundle.offered(segment);
      return true;
    }
    return super.canHandle(message, segment);
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    Bundle bundle = (Bundle) message.getPayload();
    List<EventMessage<?>> batch = new ArrayList<>();
    for (EventMessage<?> event : bundle.events()) {
      if (super.canHandle(event, segment)) {
        batch.add(event);
      }
    }
    UnitOfWork<?> work = CurrentUnitOfWork.get().root();
    work.onPrepareCommit(_ -> write(batch, segment));
    work.afterCommit(_ -> batches.committed(letters.group(), segment.getSegmentId(), batch.size()));
    work.onRollback(rolledBack -> noteUnlessAnotherServerHasIt(rolledBack, segment));
    work.onCleanup(_ -> bundle.left(segment));
  }

  private void noteUnlessAnotherServerHasIt(UnitOfWork<?> work, Segment segment) {
    Throwable cause = work.getExecutionResult().getExceptionResult();
    if (!(cause instanceof UnableToClaimTokenException)) {
      batches.rolledBack(letters.group(), segment.getSegmentId());
    }
  }

  /// Writes events within the present transaction, those of one aggregate in their order.
  void write(List<EventMessage<?>> batch, Segment segment) {
    if (batch.isEmpty()) {
      return;
    }
    int generation = projector.hold();
    Set<String> parked = letters.parkedAmong(batch.stream().map(this::sequence).toList());
    List<EventMessage<?>> free = new ArrayList<>(batch.size());
    for (EventMessage<?> event : batch) {
      if (parked.contains(sequence(event))) {
        alone(event, segment);
      } else {
        free.add(event);
      }
    }
    if (together(free, generation)) {
      return;
    }
    if (free.size() > LARGE) {
      write(free.subList(0, free.size() / 2), segment);
      write(free.subList(free.size() / 2, free.size()), segment);
    } else {
      free.forEach(event -> alone(event, segment));
    }
  }

  private boolean together(List<EventMessage<?>> events, int generation) {
    try {
      projector.project(events, generation);
      return true;
    } catch (RuntimeException e) {
      if (!Culprit.isTheEvent(e)) {
        throw e;
      }
      log.warn("{}: {} events cannot be written at once", letters.group(), events.size(), e);
      return false;
    }
  }

  private void alone(EventMessage<?> event, Segment segment) {
    try {
      super.handle(event, segment);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String sequence(EventMessage<?> event) {
    return sequenceIdentifier(event).toString();
  }
}
