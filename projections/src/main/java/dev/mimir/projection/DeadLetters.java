package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.DEAD_LETTERS;
import static dev.mimir.projection.AxonTables.GROUP;
import static dev.mimir.projection.AxonTables.SEQUENCE;
import static org.axonframework.messaging.deadletter.ThrowableCause.TRUNCATED_MESSAGE_SIZE;

import java.util.Collection;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;

/// The events of one processor that could not be handled, in the order of their aggregates.
///
/// @param group the processor's name
record DeadLetters(
    String group,
    SequencedDeadLetterQueue<EventMessage<?>> queue,
    TransactionManager transactions,
    DSLContext sql) {

  static DeadLetters of(
      String group,
      ConnectionProvider connections,
      TransactionManager transactions,
      Serializer general,
      Serializer events,
      DSLContext sql) {
    var queue =
        JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
            .processingGroup(group)
            .connectionProvider(connections)
            .transactionManager(transactions)
            .schema(AxonTables.deadLetters())
            .statementFactory(DeadLetterStatements.of(general, events))
            .genericSerializer(general)
            .eventSerializer(events)
            // a full queue would stop the processor for everyone
            .maxSequences(Integer.MAX_VALUE)
            .maxSequenceSize(Integer.MAX_VALUE)
            .build();
    return new DeadLetters(group, queue, transactions, sql);
  }

  /// The sequence of events to which one belongs: those of its aggregate.
  static Object sequence(EventMessage<?> event) {
    return event instanceof DomainEventMessage<?> domain
        ? domain.getAggregateIdentifier()
        : event.getIdentifier();
  }

  /// Those of some aggregates that have parked events.
  Set<String> parkedAmong(Collection<String> aggregates) {
    String[] distinct = aggregates.stream().distinct().toArray(String[]::new);
    return sql.selectDistinct(SEQUENCE)
        .from(DEAD_LETTERS)
        .where(GROUP.eq(group))
        .and(SEQUENCE.eq(org.jooq.impl.DSL.any(distinct)))
        .fetchSet(SEQUENCE);
  }

  /// Parks what an event caused; any other error goes on to roll back the batch.
  static EnqueueDecision<EventMessage<?>> decide(
      DeadLetter<? extends EventMessage<?>> letter, Throwable error) {
    if (!Culprit.isTheEvent(error)) {
      throw new IllegalStateException("not because of the event", error);
    }
    String message = Culprit.message(error);
    String kept = message.substring(0, Math.min(message.length(), TRUNCATED_MESSAGE_SIZE));
    return Decisions.enqueue(new ThrowableCause(Culprit.name(error), StorableText.of(kept)));
  }
}
