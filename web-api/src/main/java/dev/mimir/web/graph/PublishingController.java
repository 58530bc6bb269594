package dev.mimir.web.graph;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.Graphs.Published.Accepted;
import dev.mimir.engine.Graphs.Published.Invalid;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.Upload;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Changes graphs.
@RestController
@RequestMapping(path = "/api/v2/graphs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class PublishingController {
  private final Graphs graphs;
  private final Once once;

  PublishingController(Graphs graphs, Once once) {
    this.graphs = graphs;
    this.once = once;
  }

  /// That a graph takes no new sessions any more.
  record ArchivedGraph(String graphId, boolean archived) {}

  @PostMapping
  @Operation(
      summary = "Publish a graph",
      description =
          "The document becomes the next version of its graph: 201. Content that stands already"
              + " is answered with its version: 200. Other graphs that it calls without naming a"
              + " version are pinned to their newest one; where that has changed, the same content"
              + " becomes a new version.")
  @Answers(
      status = {201, 200},
      data = PublishedGraph.class,
      fails = ErrorCode.GRAPH_INVALID)
  ResponseEntity<Envelope<?>> publishGraph(
      Exchange exchange, IdempotencyKey key, @RequestBody Upload document) {
    Caller caller = exchange.caller();
    return once.answer(
        exchange,
        key,
        "POST /graphs",
        () -> IdempotencyKey.digest(document.bytes()),
        () -> "",
        _ -> published(graphs.publish(caller, document.bytes())));
  }

  @PostMapping("/validate")
  @Operation(
      summary = "Check a graph",
      description = "Reports what publishing would, and stores nothing.")
  @Answers
  Envelope<ValidationReport> validateGraph(Exchange exchange, @RequestBody Upload document) {
    ValidationReport report =
        ValidationReport.of(graphs.validate(exchange.caller(), document.bytes()));
    return exchange.answer(
        report.valid() ? "The graph is valid." : "The graph has errors.", report);
  }

  @DeleteMapping("/{id}")
  @Operation(
      summary = "Archive a graph",
      description = "It takes no new sessions; those under way go on.")
  @Answers(fails = ErrorCode.GRAPH_NOT_FOUND)
  Envelope<ArchivedGraph> archiveGraph(Exchange exchange, @PathVariable String id) {
    if (!graphs.archive(exchange.caller(), GraphIds.id(id))) {
      throw GraphIds.noSuchGraph();
    }
    return exchange.answer("Graph archived.", new ArchivedGraph(id, true));
  }

  private static Done<PublishedGraph> published(Graphs.Published published) {
    return switch (published) {
      case Accepted accepted when accepted.created() ->
          new Done<>(HttpStatus.CREATED, "Graph published.", PublishedGraph.of(accepted));
      case Accepted accepted ->
          new Done<>(HttpStatus.OK, "This content stands already.", PublishedGraph.of(accepted));
      case Invalid(var report) -> throw ValidationReport.of(report).refusal();
    };
  }
}
