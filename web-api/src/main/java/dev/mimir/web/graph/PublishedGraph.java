package dev.mimir.web.graph;

import dev.mimir.engine.Graphs.Published.Accepted;
import dev.mimir.web.http.Fault;
import java.util.List;

/// A document that stands as a version of a graph.
record PublishedGraph(String graphId, int version, String contentHash, List<Fault> warnings) {

  static PublishedGraph of(Accepted accepted) {
    return new PublishedGraph(
        accepted.graphId(),
        accepted.version(),
        accepted.contentHash(),
        accepted.warnings().stream().map(Fault::of).toList());
  }
}
