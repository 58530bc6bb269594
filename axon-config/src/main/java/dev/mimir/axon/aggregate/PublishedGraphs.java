package dev.mimir.axon.aggregate;

import dev.mimir.graph.GraphEvent;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Reads what was published from the log, so that a version is there as soon as it was accepted.
final class PublishedGraphs {
  private final EventStore store;

  PublishedGraphs(EventStore store) {
    this.store = store;
  }

  /// The history of a graph; empty when there is no such graph.
  GraphHistory history(String tenant, String graphId) {
    DomainEventStream events = store.readEvents(AggregateIds.ofGraph(tenant, graphId));
    GraphHistory history = GraphHistory.EMPTY;
    while (events.hasNext()) {
      history = history.on((GraphEvent) events.next().getPayload());
    }
    return history;
  }
}
