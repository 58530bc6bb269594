package dev.mimir.axon.effect;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.mimir.axon.aggregate.SharedWriter;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitOpened;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/// Puts what events ask for into the queue, in the transaction that moves the reader's token on: so
/// each is there once, whatever is killed when. What sessions do to variables that outlive them is
/// applied at once, again without effect. It is read by no rebuild and no replay.
final class EffectQueue implements EventMessageHandler {
  static final TaskDescriptor<Void> EFFECT = TaskDescriptor.of("effect");
  static final TaskDescriptor<Void> DEADLINE = TaskDescriptor.of("deadline");

  private static final Set<Class<?>> HANDLED =
      Set.of(
          EffectRequested.class,
          EffectRetried.class,
          WaitOpened.class,
          WaitCancelled.class,
          SessionResumed.class,
          SharedWritten.class);

  private final SchedulerClient queue;
  private final Runnable wake;
  private final RunningEffects running;
  private final Supplier<SharedWriter> shared;

  /// @param queue joins the present transaction
  /// @param wake tells the workers of this server that there is something to do
  EffectQueue(
      SchedulerClient queue, Runnable wake, RunningEffects running, Supplier<SharedWriter> shared) {
    this.queue = queue;
    this.wake = wake;
    this.running = running;
    this.shared = shared;
  }

  @Override
  public boolean canHandle(EventMessage<?> event) {
    return canHandleType(event.getPayloadType());
  }

  @Override
  public boolean canHandleType(Class<?> payload) {
    return HANDLED.contains(payload);
  }

  @Override
  public boolean supportsReset() {
    return false;
  }

  @Override
  public @Nullable Object handle(EventMessage<?> message) {
    if (message instanceof DomainEventMessage<?> event) {
      if (event.getPayload() instanceof SharedWritten written) {
        write(event, written);
      } else {
        enqueue(event.getAggregateIdentifier(), event.getSequenceNumber(), event.getPayload());
      }
    }
    return null;
  }

  /// Not put into the queue: what a session writes has to be applied in the order of its log.
  private void write(DomainEventMessage<?> event, SharedWritten written) {
    if (written.through()) {
      shared
          .get()
          .apply(
              event.getAggregateIdentifier(),
              event.getSequenceNumber(),
              event.getTimestamp(),
              written);
    }
  }

  private void enqueue(String aggregateId, long sequence, Object event) {
    switch (event) {
      case EffectRequested asked -> {
        perform(new TaskId(aggregateId, sequence, 1), asked.at());
        expire(aggregateId, sequence, asked.deadline());
      }
      case EffectRetried again ->
          perform(new TaskId(aggregateId, again.waitId(), again.attempt() + 1), again.next());
      case WaitOpened opened -> expire(aggregateId, sequence, opened.awaited().deadline());
      case SessionResumed resumed ->
          resumed
              .deadlines()
              .forEach(moved -> {
                String task = new TaskId(aggregateId, moved.waitId(), 0).moved(sequence);
                queue.scheduleIfNotExists(DEADLINE.instance(task).build(), moved.deadline());
              });
      case WaitCancelled cancelled ->
          running.stop(new TaskId(aggregateId, cancelled.waitId(), 0).effectId());
      default -> throw new IllegalArgumentException("not handled: " + event.getClass());
    }
  }

  private void perform(TaskId task, Instant at) {
    queue.scheduleIfNotExists(EFFECT.instance(task.instance()).build(), at);
    CurrentUnitOfWork.get().afterCommit(_ -> wake.run());
  }

  private void expire(String aggregateId, long waitId, @Nullable Instant deadline) {
    if (deadline != null) {
      TaskId task = new TaskId(aggregateId, waitId, 0);
      queue.scheduleIfNotExists(DEADLINE.instance(task.instance()).build(), deadline);
    }
  }
}
