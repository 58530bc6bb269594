package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ApplyOperations;
import dev.mimir.axon.aggregate.AggregateCommand.ArchiveGraph;
import dev.mimir.axon.aggregate.AggregateCommand.ForkSession;
import dev.mimir.axon.aggregate.AggregateCommand.MoveSession;
import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.axon.aggregate.AggregateCommand.PublishGraph;
import dev.mimir.axon.aggregate.AggregateCommand.StartSession;
import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Input;
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

  /// Whether a command of which nobody knows if it was done may be given again: done twice it does
  /// the same as done once, and answers the same, or is refused.
  public boolean repeatable(CommandMessage<?> command) {
    return switch ((AggregateCommand) command.getPayload()) {
      case PlaySession(_, SessionCommand asked) -> repeatable(asked);
      case ArchiveGraph _, ApplyOperations _ -> true;
      case StartSession _, ForkSession _, MoveSession _, PublishGraph _ -> false;
    };
  }

  private static boolean repeatable(SessionCommand command) {
    return switch (command) {
      case Input input -> input.request() != null;
      case Complete _, Fail _, Expire _ -> true;
      default -> false;
    };
  }

  /// Commands with the same key go to the same server.
  public String key(CommandMessage<?> command) {
    return ((AggregateCommand) command.getPayload()).aggregateId();
  }
}
