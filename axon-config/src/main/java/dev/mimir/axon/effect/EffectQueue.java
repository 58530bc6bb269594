package dev.mimir.axon.effect;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitOpened;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/// Puts what events ask for into the queue, in the transaction that moves the reader's token on: so
/// each is there once, whatever is killed when. It is read by no rebuild and no replay.
final class EffectQueue implements EventMessageHandler {
  static final TaskDescriptor<Void> EFFECT = TaskDescriptor.of("effect");
  static final TaskDescriptor<Void> DEADLINE = TaskDescriptor.of("deadline");

  private static final Set<Class<?>> HANDLED =
      Set.of(EffectRequested.class, EffectRetried.class, WaitOpened.class, WaitCancelled.class);

  private final SchedulerClient queue;
  private final Runnable wake;
  private final RunningEffects running;

  /// @param queue joins the present transaction
  /// @param wake tells the workers of this server that there is something to do
  EffectQueue(SchedulerClient queue, Runnable wake, RunningEffects running) {
    this.queue = queue;
    this.wake = wake;
    this.running = running;
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
      enqueue(event.getAggregateIdentifier(), event.getSequenceNumber(), event.getPayload());
    }
    return null;
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
