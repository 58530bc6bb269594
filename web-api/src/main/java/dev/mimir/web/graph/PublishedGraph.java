package dev.mimir.web.graph;

import dev.mimir.engine.Graphs.Published.Accepted;
import dev.mimir.web.http.Fault;
import java.util.List;
import java.util.Map;

/// A document that stands as a version of a graph.
///
/// @param pins the versions by id of other graphs that it calls without naming one
record PublishedGraph(
    String graphId,
    int version,
    String contentHash,
    Map<String, Integer> pins,
    List<Fault> warnings) {

  static PublishedGraph of(Accepted accepted) {
    return new PublishedGraph(
        accepted.graphId(),
        accepted.version(),
        accepted.contentHash(),
        accepted.pins(),
        accepted.warnings().stream().map(Fault::of).toList());
  }
}
