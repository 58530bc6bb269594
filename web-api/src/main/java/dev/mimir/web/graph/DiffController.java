package dev.mimir.web.graph;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.graph.diff.GraphDiff;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Compares versions of graphs.
@RestController
@RequestMapping(path = "/api/v2/graphs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class DiffController {
  private final Graphs graphs;

  DiffController(Graphs graphs) {
    this.graphs = graphs;
  }

  /// What differs between two versions of a graph.
  record DiffOfVersions(String graphId, int from, int to, @JsonUnwrapped GraphDiff diff) {}

  @GetMapping("/{id}/diff")
  @Operation(
      summary = "Compare versions of a graph",
      description =
          "By meaning: nodes, edges and fields that were added, removed or changed. Where nodes"
              + " stand in an editor, titles, notes, tags and `x-` members are told apart. Without"
              + " `to` the newest version is compared, without `from` the one before `to`.")
  @Answers(fails = ErrorCode.GRAPH_NOT_FOUND)
  Envelope<DiffOfVersions> graphDiff(
      Exchange exchange,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    Caller caller = exchange.caller();
    int newest = graphs.versions(caller, GraphIds.id(id)).size();
    if (newest == 0) {
      throw GraphIds.noSuchGraph();
    }
    int later = to == null ? newest : GraphIds.version(to);
    int earlier = from == null ? Math.max(1, later - 1) : GraphIds.version(from);
    GraphDiff diff =
        GraphDiff.between(canonical(caller, id, earlier), canonical(caller, id, later));
    return exchange.answer(
        diff.same() ? "Both play the same." : "Versions compared.",
        new DiffOfVersions(id, earlier, later, diff));
  }

  private JsonNode canonical(Caller caller, String id, int version) {
    return graphs.canonical(caller, id, version).orElseThrow(GraphIds::noSuchVersion);
  }
}
