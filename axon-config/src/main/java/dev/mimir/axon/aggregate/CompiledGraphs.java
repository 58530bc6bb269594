package dev.mimir.axon.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mimir.axon.eventstore.CacheMetrics;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.Library;
import dev.mimir.graph.Library.Missing;
import dev.mimir.graph.Library.Published;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The compiled graphs of stored documents. A published version never changes, so what is compiled
/// stays true.
final class CompiledGraphs {
  /// Nodes of all graphs that are kept.
  private static final long MAX_NODES = 200_000;

  private final PublishedGraphs published;
  private final GraphDocuments documents;
  private final GraphCompiler compiler;
  private final Cache<Key, Graph> graphs =
      Caffeine.newBuilder()
          .maximumWeight(MAX_NODES)
          .weigher((Key _, Graph graph) -> graph.size())
          .recordStats()
          .build();

  private record Key(String tenant, String graphId, int version) {}

  CompiledGraphs(PublishedGraphs published, GraphDocuments documents, GraphCompiler compiler) {
    this.published = published;
    this.documents = documents;
    this.compiler = compiler;
  }

  CacheMetrics metrics() {
    return new CacheMetrics("graphs", graphs);
  }

  /// Compiles a document that may call what is published now.
  Compilation compile(String tenant, byte[] document) {
    return compiler.compile(document, (id, version) -> callable(tenant, id, version));
  }

  private Library.Entry callable(String tenant, String id, @Nullable Integer version) {
    GraphHistory history = published.history(tenant, id);
    int wanted = version == null ? history.newest() : version;
    return history.archived() || history.version(wanted) == null
        ? new Missing(history.missing(id))
        : new Published(wanted, get(tenant, id, wanted));
  }

  /// Keeps a graph that was compiled for its publication.
  void put(String tenant, int version, Graph graph) {
    graphs.put(new Key(tenant, graph.id(), version), graph);
  }

  /// @throws IllegalStateException when it was not published or no longer compiles
  Graph get(String tenant, String graphId, int version) {
    Key key = new Key(tenant, graphId, version);
    Graph known = graphs.getIfPresent(key);
    // Not computed within the cache: a graph compiles those that it calls.
    return known != null ? known : graphs.asMap().merge(key, compiled(key), (first, _) -> first);
  }

  private Graph compiled(Key key) {
    GraphPublished version = published.history(key.tenant(), key.graphId()).version(key.version());
    byte[] document =
        version == null ? null : documents.find(key.tenant(), version.contentHash()).orElse(null);
    if (version == null || document == null) {
      throw new IllegalStateException("no document of " + key + " is stored");
    }
    Compilation compilation =
        compiler.compile(document, (id, named) -> pinned(key.tenant(), version.pins(), id, named));
    Graph graph = compilation.graph();
    if (graph == null) {
      throw new IllegalStateException(
          "the document of " + key + " no longer compiles: " + compilation.errors());
    }
    return graph;
  }

  private Library.Entry pinned(
      String tenant, Map<String, Integer> pins, String id, @Nullable Integer named) {
    int version = named == null ? Objects.requireNonNull(pins.get(id), id) : named;
    return new Published(version, get(tenant, id, version));
  }
}
