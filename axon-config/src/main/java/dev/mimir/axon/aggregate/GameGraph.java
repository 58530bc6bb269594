package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ArchiveGraph;
import dev.mimir.axon.aggregate.AggregateCommand.PublishGraph;
import dev.mimir.graph.GraphEvent;
import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.GraphEvent.GraphRestored;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/// A graph with its published versions.
@AggregateRoot(type = GameGraph.TYPE)
class GameGraph {
  static final String TYPE = "GameGraph";

  @SuppressWarnings("UnusedVariable") // the framework reads it
  @AggregateIdentifier
  private String id = "";

  private GraphHistory history = GraphHistory.EMPTY;

  /// What came of a publication.
  ///
  /// @param created false when the newest version had this content and these pins before
  record Publication(int version, boolean created) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Publication handle(PublishGraph command, InstantSource clock) {
    id = command.aggregateId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (history.newestIs(command.contentHash(), command.pins())) {
      if (history.archived()) {
        AggregateLifecycle.apply(new GraphRestored(command.graphId(), now));
      }
      return new Publication(history.newest(), false);
    }
    int version = history.newest() + 1;
    AggregateLifecycle.apply(
        new GraphPublished(
            command.graphId(),
            version,
            command.contentHash(),
            command.title(),
            command.nodes(),
            now,
            command.pins()));
    return new Publication(version, true);
  }

  @CommandHandler
  void handle(ArchiveGraph command, InstantSource clock) {
    id = command.aggregateId();
    if (!history.archived()) {
      String graphId = AggregateIds.local(command.aggregateId());
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      AggregateLifecycle.apply(new GraphArchived(graphId, now));
    }
  }

  @EventSourcingHandler
  void on(GraphEvent event) {
    history = history.on(event);
  }
}
