package dev.mimir.axon.eventstore;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/// Makes the dead-letter queue of a processing group.
@FunctionalInterface
public interface DeadLetterQueues {

  SequencedDeadLetterQueue<EventMessage<?>> of(String processingGroup);
}
