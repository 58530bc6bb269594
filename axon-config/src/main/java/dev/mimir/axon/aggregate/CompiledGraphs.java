package dev.mimir.axon.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;

/// The compiled graphs of stored documents. A document never changes, so what is compiled stays
/// true.
final class CompiledGraphs {
  /// Nodes of all graphs that are kept.
  private static final long MAX_NODES = 200_000;

  private final GraphDocuments documents;
  private final GraphCompiler compiler;
  private final Cache<Key, Graph> graphs =
      Caffeine.newBuilder()
          .maximumWeight(MAX_NODES)
          .weigher((Key _, Graph graph) -> graph.size())
          .build();

  private record Key(String tenant, String contentHash) {}

  CompiledGraphs(GraphDocuments documents, GraphCompiler compiler) {
    this.documents = documents;
    this.compiler = compiler;
  }

  Compilation compile(byte[] document) {
    return compiler.compile(document);
  }

  /// Keeps a graph that was compiled for its publication.
  void put(String tenant, Graph graph) {
    graphs.put(new Key(tenant, graph.contentHash()), graph);
  }

  /// @throws IllegalStateException when the document is not stored or no longer compiles
  Graph get(String tenant, String contentHash) {
    return graphs.get(new Key(tenant, contentHash), this::compiled);
  }

  private Graph compiled(Key key) {
    byte[] document =
        documents
            .find(key.tenant(), key.contentHash())
            .orElseThrow(
                () -> new IllegalStateException("no document " + key.contentHash() + " is stored"));
    Compilation compilation = compiler.compile(document);
    Graph graph = compilation.graph();
    if (graph == null) {
      throw new IllegalStateException(
          "document " + key.contentHash() + " no longer compiles: " + compilation.errors());
    }
    return graph;
  }
}
