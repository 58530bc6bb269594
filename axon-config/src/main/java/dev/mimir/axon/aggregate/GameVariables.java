package dev.mimir.axon.aggregate;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mimir.axon.aggregate.AggregateCommand.ApplyOperations;
import dev.mimir.shared.SharedEvent;
import dev.mimir.shared.SharedEvent.OperationsApplied;
import dev.mimir.shared.SharedVariables;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/// Variables that outlive sessions: those of a graph, or those of one player over all its sessions.
@AggregateRoot(type = GameVariables.TYPE)
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE)
class GameVariables {
  static final String TYPE = "GameVariables";

  /// Set by each command, as events do not hold it.
  @AggregateIdentifier private String id;

  private SharedVariables variables;

  /// Before its first event.
  GameVariables() {
    this("", SharedVariables.NONE);
  }

  @JsonCreator
  GameVariables(
      @JsonProperty("id") String id, @JsonProperty("variables") SharedVariables variables) {
    this.id = id;
    this.variables = variables;
  }

  SharedVariables variables() {
    return variables;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ApplyOperations command, Snapshots snapshots) {
    id = command.aggregateId();
    OperationsApplied event =
        variables.decide(
            command.sessionId(), command.sequence(), command.operations(), command.at());
    if (event != null) {
      AggregateLifecycle.apply(event);
      long sequence = AggregateLifecycle.getVersion();
      SharedVariables after = variables;
      if (snapshots.due(sequence - 1, sequence)) {
        CurrentUnitOfWork.get()
            .afterCommit(_ -> snapshots.take(TYPE, id, sequence, new GameVariables(id, after)));
      }
    }
  }

  @EventSourcingHandler
  void on(SharedEvent event) {
    variables = variables.on(event);
  }
}
