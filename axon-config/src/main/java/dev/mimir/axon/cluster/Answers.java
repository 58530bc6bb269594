package dev.mimir.axon.cluster;

import dev.mimir.axon.aggregate.CommandFailure;
import dev.mimir.axon.aggregate.CommandWire;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/// Handles what other servers send. A failure is an answer like any other, as the extension would
/// carry no more of an exception than its text.
final class Answers implements CommandBus {
  private final CommandBus local;
  private final CommandWire wire;
  private final AtomicInteger underWay = new AtomicInteger();

  Answers(CommandBus local, CommandWire wire) {
    this.local = local;
    this.wire = wire;
  }

  /// Commands of others that are not answered yet.
  int underWay() {
    return underWay.get();
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, LoggingCallback.INSTANCE);
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    if (!wire.travels(command)) {
      String what = "a command that is not known here: " + command.getCommandName();
      callback.onResult(command, failed(new NoHandlerForCommandException(what)));
      return;
    }
    underWay.incrementAndGet();
    CommandCallback<C, R> answering =
        (done, result) -> {
          underWay.decrementAndGet();
          callback.onResult(
              done, result.isExceptional() ? failed(result.exceptionResult()) : result);
        };
    local.dispatch(command, answering);
  }

  private static <R> CommandResultMessage<R> failed(Throwable failure) {
    return GenericCommandResultMessage.asCommandResultMessage(CommandFailure.of(failure));
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
}
