package dev.mimir.axon.cluster;

import dev.mimir.axon.aggregate.CommandFailure;
import dev.mimir.axon.aggregate.CommandFailure.Kind;
import dev.mimir.axon.aggregate.CommandWire;
import dev.mimir.engine.EngineUnavailableException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/// Takes each command to the server that has its aggregate in memory.
///
/// A server that goes leaves it open whether it has done what it was sent. What may be done twice
/// is then done here; of the rest the caller is told to try again.
final class ClusteredCommands implements CommandBus {
  private static final System.Logger LOG = System.getLogger(ClusteredCommands.class.getName());
  private static final String NO_ANSWER =
      "The server that has this session has not answered; try again.";
  private static final Executor THREADS = task -> Thread.ofVirtual().name("answered").start(task);

  private final CommandBus local;
  private final CommandWire wire;
  private final Ring ring;
  private final Duration timeout;
  private final AtomicInteger underWay = new AtomicInteger();
  private final LongAdder here = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private volatile boolean leaving;

  /// @param local with the handlers of this server
  /// @param timeout how long to wait for another's answer
  ClusteredCommands(CommandBus local, CommandWire wire, Ring ring, Duration timeout) {
    this.local = local;
    this.wire = wire;
    this.ring = ring;
    this.timeout = timeout;
  }

  /// From now on all is done here.
  void leave() {
    leaving = true;
  }

  /// Commands that others were sent and have not answered yet.
  int underWay() {
    return underWay.get();
  }

  /// Commands that this server did itself.
  long here() {
    return here.sum();
  }

  /// Commands that it sent to others.
  long sent() {
    return sent.sum();
  }

  /// Commands whose answer stayed out.
  long lost() {
    return lost.sum();
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, LoggingCallback.INSTANCE);
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    Optional<Member> other =
        leaving || !wire.travels(command) ? Optional.empty() : ring.other(command);
    if (other.isEmpty()) {
      here.increment();
      local.dispatch(command, callback);
    } else {
      sent.increment();
      underWay.incrementAndGet();
      var _ =
          answer(other.get(), command)
              .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
              .whenCompleteAsync(
                  (result, failure) -> {
                    underWay.decrementAndGet();
                    answered(command, callback, result, failure);
                  },
                  THREADS);
    }
  }

  /// The answer of a member; none, with [Gone], when it goes before it gives one.
  private <C> CompletableFuture<CommandResultMessage<?>> answer(
      Member member, CommandMessage<C> command) {
    CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
    CommandCallback<C, Object> callback =
        (_, result) -> {
          if (result.isExceptional()) {
            answer.completeExceptionally(new Gone(result.exceptionResult()));
          } else {
            answer.complete(result);
          }
        };
    try {
      ring.send(member, command, callback);
      if (!ring.has(member)) {
        answer.completeExceptionally(new Gone(null));
      }
    } catch (Exception unsent) {
      answer.completeExceptionally(new Gone(unsent));
    }
    return answer;
  }

  private <C, R> void answered(
      CommandMessage<C> command,
      CommandCallback<? super C, ? super R> callback,
      @Nullable CommandResultMessage<?> result,
      @Nullable Throwable failure) {
    if (result == null) {
      lost.increment();
      LOG.log(Level.DEBUG, "no answer to a command", failure);
      if (failure instanceof Gone && wire.repeatable(command)) {
        local.dispatch(command, callback);
      } else {
        callback.onResult(command, failed(new EngineUnavailableException(NO_ANSWER)));
      }
    } else if (result.getPayload() instanceof CommandFailure reason) {
      if (reason.kind() == Kind.UNKNOWN) {
        local.dispatch(command, callback);
      } else {
        callback.onResult(command, failed(reason.exception(wire.key(command))));
      }
    } else {
      @SuppressWarnings("unchecked")
      CommandResultMessage<R> answer = (CommandResultMessage<R>) result;
      callback.onResult(command, answer);
    }
  }

  private static <R> CommandResultMessage<R> failed(Throwable failure) {
    return GenericCommandResultMessage.asCommandResultMessage(failure);
  }

  @Override
  public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
    return local.subscribe(name, handler);
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    return local.registerDispatchInterceptor(interceptor);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return local.registerHandlerInterceptor(interceptor);
  }

  /// A member that could not be reached, or has gone.
  private static final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    Gone(@Nullable Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
