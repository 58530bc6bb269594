package dev.mimir.axon.server;

import com.google.protobuf.ByteString;
import dev.mimir.axon.aggregate.CommandFailure;
import dev.mimir.axon.aggregate.CommandWire;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/// Commands and answers as messages of Axon Server, and back.
final class CommandProtocol {
  private static final String FAILURE = "failure";

  private final CommandWire wire;
  private final long timeoutMillis;

  /// @param timeout how long a command is of use
  CommandProtocol(CommandWire wire, Duration timeout) {
    this.wire = wire;
    this.timeoutMillis = timeout.toMillis();
  }

  /// The name of commands there, by that of the framework.
  static String name(String commandName) {
    return commandName.substring(
        1 + Math.max(commandName.lastIndexOf('.'), commandName.lastIndexOf('$')));
  }

  Command command(CommandMessage<?> message) {
    Command.Builder command =
        Command.newBuilder()
            .setMessageIdentifier(message.getIdentifier())
            .setName(name(message.getCommandName()))
            .setTimestamp(System.currentTimeMillis())
            .setPayload(serialized(message.getPayload()))
            .addProcessingInstructions(instruction(ProcessingKey.ROUTING_KEY, text(key(message))))
            .addProcessingInstructions(
                instruction(
                    ProcessingKey.TIMEOUT,
                    MetaDataValue.newBuilder().setNumberValue(timeoutMillis).build()));
    EventCodec.texts(message.getMetaData())
        .forEach((name, value) -> command.putMetaData(name, text(value)));
    return command.build();
  }

  String key(CommandMessage<?> message) {
    return wire.key(message);
  }

  private static ProcessingInstruction instruction(ProcessingKey key, MetaDataValue value) {
    return ProcessingInstruction.newBuilder().setKey(key).setValue(value).build();
  }

  /// @param commandName as the framework has it
  CommandMessage<?> message(Command command, String commandName) {
    Map<String, Object> metadata = new HashMap<>();
    command.getMetaDataMap().forEach((name, value) -> metadata.put(name, value.getTextValue()));
    Object payload = Objects.requireNonNull(value(command.getPayload()), "an empty command");
    return new GenericCommandMessage<>(
        new GenericMessage<>(command.getMessageIdentifier(), payload, metadata), commandName);
  }

  CommandResponse response(Command command, CommandResultMessage<?> result) {
    CommandResponse.Builder response =
        CommandResponse.newBuilder()
            .setMessageIdentifier(UUID.randomUUID().toString())
            .setRequestIdentifier(command.getMessageIdentifier());
    if (result.isExceptional()) {
      CommandFailure failure = CommandFailure.of(result.exceptionResult());
      response
          .setErrorCode(ErrorCategory.COMMAND_EXECUTION_ERROR.errorCode())
          .setErrorMessage(ErrorMessage.newBuilder().setMessage(failure.message()))
          .putMetaData(FAILURE, text(failure.kind().name()));
    } else if (result.getPayload() != null) {
      response.setPayload(serialized(result.getPayload()));
    }
    return response.build();
  }

  /// @param command that it answers
  CommandResultMessage<?> result(CommandResponse response, CommandMessage<?> command) {
    MetaDataValue failure = response.getMetaDataMap().get(FAILURE);
    if (failure != null) {
      return GenericCommandResultMessage.asCommandResultMessage(
          new CommandFailure(
                  CommandFailure.Kind.valueOf(failure.getTextValue()),
                  response.getErrorMessage().getMessage())
              .exception(key(command)));
    }
    return GenericCommandResultMessage.asCommandResultMessage(value(response.getPayload()));
  }

  private SerializedObject serialized(Object object) {
    SerializedType type = wire.serializer().typeForClass(object.getClass());
    return SerializedObject.newBuilder()
        .setType(type.getName())
        .setRevision(type.getRevision())
        .setData(ByteString.copyFrom(wire.serializer().toBytes(object)))
        .build();
  }

  private @Nullable Object value(SerializedObject object) {
    return object.getType().isEmpty()
        ? null
        : wire.serializer()
            .deserialize(
                new SimpleSerializedObject<>(
                    object.getData().toByteArray(),
                    byte[].class,
                    object.getType(),
                    object.getRevision()));
  }

  private static MetaDataValue text(String value) {
    return MetaDataValue.newBuilder().setTextValue(value).build();
  }
}
