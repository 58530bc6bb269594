package dev.mimir.web.analytics;

import dev.mimir.engine.Graphs;
import dev.mimir.engine.Graphs.Version;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.web.graph.GraphIds;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.SessionsQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out whose numbers are wanted.
@Component
final class GraphSessions {
  private final Graphs graphs;

  GraphSessions(Graphs graphs) {
    this.graphs = graphs;
  }

  /// @param graph as it was given; null for all
  /// @throws ApiException when there is no such graph or version
  Sessions of(Exchange exchange, @Nullable String graph, SessionsQuery which) {
    if (graph != null) {
      return ofGraph(exchange, GraphIds.id(graph), which);
    }
    if (which.version() != null) {
      throw ApiException.invalid("version", "Needs graph_id, whose version it is.");
    }
    return new Sessions(exchange.tenantId(), null, null, which.origin());
  }

  private Sessions ofGraph(Exchange exchange, String id, SessionsQuery which) {
    List<Version> versions = graphs.versions(exchange.caller(), id);
    if (versions.isEmpty()) {
      throw GraphIds.noSuchGraph();
    }
    Integer version = which.version() == null ? null : GraphIds.version(which.version());
    if (version != null && versions.stream().noneMatch(one -> one.version() == version)) {
      throw GraphIds.noSuchVersion();
    }
    return new Sessions(exchange.tenantId(), id, version, which.origin());
  }
}
