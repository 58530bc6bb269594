package dev.mimir.projection;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/// Hands exact batches to a read model, as a processor does.
final class TestBatch {
  private final Transactions transactions;
  private final DeadLetters letters;
  private final BatchInvoker invoker;

  TestBatch(ReadModel model, TestDatabase database) {
    this.transactions = new Transactions(database.transactions());
    Serializer json = Jackson3Serializer.builder().build();
    this.letters =
        DeadLetters.of(
            model.name(),
            Processors.connections(database.dataSource()),
            transactions,
            json,
            json,
            database.sql());
    this.invoker =
        BatchInvoker.of(
            new Projector(
                model, () -> new Generations(database.sql()).hold(model.name()), database.sql()),
            letters,
            new Batches());
  }

  /// Handles events as one batch and commits.
  ResultMessage<?> handle(List<DomainEventMessage<?>> events) {
    Bundle bundle = new Bundle(List.copyOf(events), () -> {});
    UnitOfWork<EventMessage<Bundle>> work =
        DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage(bundle));
    work.attachTransaction(transactions);
    return work.executeWithResult(() -> {
      invoker.handle(work.getMessage(), Segment.ROOT_SEGMENT);
      return null;
    });
  }

  DeadLetters letters() {
    return letters;
  }

  /// Tries parked events again.
  boolean retry() {
    return invoker.process(_ -> true);
  }
}
