package dev.mimir.axon.server;

import dev.mimir.axon.aggregate.CommandWire;
import dev.mimir.engine.EngineUnavailableException;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/// Takes commands to Axon Server, which hands those of one aggregate to one of the processes, and
/// handles what it hands to this one.
///
/// While it knows of nobody who handles a command, this process does so itself: the event store
/// keeps it from doing harm.
final class RoutedCommands implements CommandBus, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RoutedCommands.class.getName());
  private static final Duration LEAVING = Duration.ofSeconds(5);
  private static final int LOAD = 100;

  private final ServerConnection server;
  private final CommandBus local;
  private final CommandWire wire;
  private final CommandProtocol protocol;
  private final Duration timeout;
  private final ExecutorService handlers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("command-", 0).factory());

  /// @param local with the handlers of this process
  /// @param timeout how long to wait for an answer
  RoutedCommands(ServerConnection server, CommandBus local, CommandWire wire, Duration timeout) {
    this.server = server;
    this.local = local;
    this.wire = wire;
    this.protocol = new CommandProtocol(wire, timeout);
    this.timeout = timeout;
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, new FutureCallback<>());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    if (!wire.travels(command)) {
      local.dispatch(command, callback);
      return;
    }
    var _ =
        sent(protocol.command(command))
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .whenCompleteAsync(
                (response, failure) -> {
                  if (failure == null && unhandled(response)) {
                    local.dispatch(command, callback);
                  } else {
                    callback.onResult(
                        command,
                        (CommandResultMessage<? extends R>) result(command, response, failure));
                  }
                },
                handlers);
  }

  private CompletableFuture<CommandResponse> sent(Command command) {
    try {
      return server.commands().sendCommand(command);
    } catch (RuntimeException away) {
      return CompletableFuture.failedFuture(away);
    }
  }

  private static boolean unhandled(CommandResponse response) {
    return response.getErrorCode().equals(ErrorCategory.NO_HANDLER_FOR_COMMAND.errorCode());
  }

  private CommandResultMessage<?> result(
      CommandMessage<?> command, @Nullable CommandResponse response, @Nullable Throwable failure) {
    if (response == null) {
      return lost(failure);
    }
    try {
      return protocol.result(response, command);
    } catch (RuntimeException unreadable) {
      return GenericCommandResultMessage.asCommandResultMessage(unreadable);
    }
  }

  private static <R> CommandResultMessage<R> lost(@Nullable Throwable failure) {
    LOG.log(Level.DEBUG, "no answer to a command", failure);
    return GenericCommandResultMessage.asCommandResultMessage(
        new EngineUnavailableException("Axon Server gave no answer to a command; try again."));
  }

  @Override
  public Registration subscribe(
      String commandName, MessageHandler<? super CommandMessage<?>> handler) {
    Registration here = local.subscribe(commandName, handler);
    io.axoniq.axonserver.connector.Registration there =
        server
            .commands()
            .registerCommandHandler(
                command -> handled(command, commandName), LOAD, CommandProtocol.name(commandName));
    return () -> {
      var _ = there.cancel();
      return here.cancel();
    };
  }

  private CompletableFuture<CommandResponse> handled(Command command, String commandName) {
    return CompletableFuture.supplyAsync(
        () -> {
          FutureCallback<Object, Object> answer = new FutureCallback<>();
          CommandResultMessage<?> result;
          try {
            local.dispatch(message(command, commandName), answer);
            result = answer.getResult();
          } catch (RuntimeException unreadable) {
            LOG.log(Level.ERROR, "a command " + command.getName(), unreadable);
            result = GenericCommandResultMessage.asCommandResultMessage(unreadable);
          }
          return protocol.response(command, result);
        },
        handlers);
  }

  @SuppressWarnings("unchecked")
  private CommandMessage<Object> message(Command command, String commandName) {
    return (CommandMessage<Object>) protocol.message(command, commandName);
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

  /// Takes no more, and finishes what it has.
  @Override
  public void close() {
    try {
      server
          .commands()
          .prepareDisconnect()
          .orTimeout(LEAVING.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (RuntimeException gone) {
      LOG.log(Level.DEBUG, "the server was not told that this process leaves", gone);
    }
    handlers.shutdown();
    try {
      boolean _ = handlers.awaitTermination(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
