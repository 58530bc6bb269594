package dev.mimir.axon.server.stub;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc.CommandServiceImplBase;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Routes commands: those with one key to one of the clients that handle them.
final class StubCommands extends CommandServiceImplBase {
  private final List<Handler> handlers = new CopyOnWriteArrayList<>();
  private final Map<String, LongAdder> handled = new ConcurrentHashMap<>();

  /// How many commands each client has answered, by its id.
  Map<String, Long> handled() {
    Map<String, Long> counts = new HashMap<>();
    handled.forEach((client, count) -> counts.put(client, count.sum()));
    return counts;
  }

  @Override
  public void dispatch(Command command, StreamObserver<CommandResponse> answer) {
    Optional<Handler> handler = handler(command);
    if (handler.isPresent()) {
      handler.get().take(command, answer);
    } else {
      String message = "No handler for command: " + command.getName();
      fail(command.getMessageIdentifier(), ErrorCategory.NO_HANDLER_FOR_COMMAND, message, answer);
    }
  }

  /// By the highest weight, so that few keys move when a client comes or goes.
  private Optional<Handler> handler(Command command) {
    String key =
        command.getProcessingInstructionsList().stream()
            .filter(instruction -> instruction.getKey() == ProcessingKey.ROUTING_KEY)
            .findAny()
            .map(ProcessingInstruction::getValue)
            .map(value -> value.getTextValue())
            .orElseGet(command::getMessageIdentifier);
    return handlers.stream()
        .filter(handler -> handler.names().contains(command.getName()))
        .max(Comparator.comparingInt(handler -> (handler.client() + key).hashCode() * 0x9E3779B9));
  }

  private static void fail(
      String request,
      ErrorCategory category,
      String message,
      StreamObserver<CommandResponse> answer) {
    answer.onNext(
        CommandResponse.newBuilder()
            .setRequestIdentifier(request)
            .setErrorCode(category.errorCode())
            .setErrorMessage(ErrorMessage.newBuilder().setMessage(message))
            .build());
    answer.onCompleted();
  }

  @Override
  public StreamObserver<CommandProviderOutbound> openStream(
      StreamObserver<CommandProviderInbound> client) {
    Handler handler = new Handler(client);
    handlers.add(handler);
    return new Incoming<>(
        handler::on,
        () -> {
          handler.gone();
          client.onCompleted();
        },
        handler::gone);
  }

  /// A client that handles commands.
  private final class Handler {
    private final StreamObserver<CommandProviderInbound> client;
    private final Set<String> names = new HashSet<>();
    private final Queue<Command> waiting = new ArrayDeque<>();
    private final Map<String, StreamObserver<CommandResponse>> open = new HashMap<>();
    private String id = "";
    private long permits;

    Handler(StreamObserver<CommandProviderInbound> client) {
      this.client = client;
    }

    synchronized Set<String> names() {
      return Set.copyOf(names);
    }

    synchronized String client() {
      return id;
    }

    synchronized void take(Command command, StreamObserver<CommandResponse> answer) {
      open.put(command.getMessageIdentifier(), answer);
      waiting.add(command);
      send();
    }

    private void send() {
      while (permits > 0 && !waiting.isEmpty()) {
        permits--;
        client.onNext(CommandProviderInbound.newBuilder().setCommand(waiting.remove()).build());
      }
    }

    synchronized void on(CommandProviderOutbound message) {
      switch (message.getRequestCase()) {
        case SUBSCRIBE -> subscribe(message.getSubscribe());
        case UNSUBSCRIBE -> names.remove(message.getUnsubscribe().getCommand());
        case FLOW_CONTROL -> permits += message.getFlowControl().getPermits();
        case COMMAND_RESPONSE -> answered(message.getCommandResponse());
        default -> {}
      }
      send();
      if (!message.getInstructionId().isEmpty()) {
        client.onNext(
            CommandProviderInbound.newBuilder()
                .setAck(StubPlatform.ack(message.getInstructionId()))
                .build());
      }
    }

    private void subscribe(CommandSubscription subscription) {
      names.add(subscription.getCommand());
      id = subscription.getClientId();
    }

    private void answered(CommandResponse response) {
      StreamObserver<CommandResponse> asker = open.remove(response.getRequestIdentifier());
      if (asker != null) {
        handled.computeIfAbsent(id, _ -> new LongAdder()).increment();
        asker.onNext(response);
        asker.onCompleted();
      }
    }

    synchronized void gone() {
      handlers.remove(this);
      open.forEach((request, asker) -> {
        String message = "Connection to the handler was lost";
        fail(request, ErrorCategory.COMMAND_DISPATCH_ERROR, message, asker);
      });
      open.clear();
    }
  }
}
