package dev.mimir.axon.aggregate;

import dev.mimir.graph.Graph;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.shared.SharedReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Published graphs, compiled, for those who work with them.
public final class OpenGraphs {
  private final PublishedGraphs published;
  private final CompiledGraphs graphs;
  private final SharedValues shared;

  OpenGraphs(PublishedGraphs published, CompiledGraphs graphs, SharedValues shared) {
    this.published = published;
    this.graphs = graphs;
    this.shared = shared;
  }

  /// Variables that outlive sessions, as they stand.
  public SharedReader variables(String tenant) {
    return shared.of(tenant);
  }

  /// A version of a graph.
  public record Version(int number, Graph graph) {}

  /// A version of a graph, archived ones too.
  ///
  /// @param number null for the newest
  /// @return empty when there is none
  public Optional<Version> find(String tenant, String graphId, @Nullable Integer number) {
    return Identifiers.GRAPH.matcher(graphId).matches()
        ? Commands.translating(() -> published(tenant, graphId, number))
        : Optional.empty();
  }

  private Optional<Version> published(String tenant, String graphId, @Nullable Integer number) {
    GraphHistory history = published.history(tenant, graphId);
    int wanted = number == null ? history.newest() : number;
    return history.version(wanted) == null
        ? Optional.empty()
        : Optional.of(new Version(wanted, graphs.get(tenant, graphId, wanted)));
  }
}
