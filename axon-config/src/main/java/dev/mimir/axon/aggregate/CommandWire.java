package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ForkSession;
import dev.mimir.axon.serialization.MimirSerializer;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;

/// How commands and what comes of them travel between servers.
public final class CommandWire {
  private final MimirSerializer serializer =
      new MimirSerializer(List.of(new CoreTypes(), new CommandTypes()));

  CommandWire() {}

  /// Writes commands that travel, and all answers to them.
  public MimirSerializer serializer() {
    return serializer;
  }

  /// Whether a command may be handled by another server. A fork may not: it carries its parent's
  /// whole state, and the session that it begins is in nobody's cache.
  public boolean travels(CommandMessage<?> command) {
    return command.getPayload() instanceof AggregateCommand
        && !(command.getPayload() instanceof ForkSession);
  }

  /// Commands with the same key go to the same server.
  public String key(CommandMessage<?> command) {
    return ((AggregateCommand) command.getPayload()).aggregateId();
  }
}
