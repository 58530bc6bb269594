package dev.mimir.web.graph;

import dev.mimir.engine.Graphs;
import dev.mimir.engine.Graphs.Document;
import dev.mimir.engine.Graphs.NodeTypeDoc;
import dev.mimir.engine.Graphs.Version;
import dev.mimir.projection.graphcatalogue.GraphCatalogueQueries;
import dev.mimir.projection.graphcatalogue.GraphSummary;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.PageQuery;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Shows graphs.
@RestController
@RequestMapping(path = "/api/v2", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class GraphController {
  private final Graphs graphs;
  private final GraphCatalogueQueries catalogue;

  GraphController(Graphs graphs, GraphCatalogueQueries catalogue) {
    this.graphs = graphs;
    this.catalogue = catalogue;
  }

  @GetMapping("/graphs")
  @Operation(summary = "List graphs", description = "With `q`, those whose id or title holds it.")
  @Answers
  Envelope<Listing<GraphSummary>> listGraphs(
      Exchange exchange, @RequestParam(required = false) @Nullable String q, PageQuery page) {
    return exchange.answer(
        "Graphs.", page.of(catalogue.list(exchange.tenantId(), q, page.request())));
  }

  @GetMapping("/graphs/{id}")
  @Operation(summary = "Newest version of a graph")
  @Answers(fails = ErrorCode.GRAPH_NOT_FOUND)
  Envelope<Version> newestVersion(Exchange exchange, @PathVariable String id) {
    return exchange.answer("Newest version.", known(exchange, id).getLast());
  }

  @GetMapping("/graphs/{id}/versions")
  @Operation(summary = "Versions of a graph", description = "The oldest first.")
  @Answers(fails = ErrorCode.GRAPH_NOT_FOUND)
  Envelope<Listing<Version>> graphVersions(
      Exchange exchange, @PathVariable String id, PageQuery page) {
    return exchange.answer("Versions.", page.of(known(exchange, id)));
  }

  @GetMapping("/graphs/{id}/versions/{version}")
  @Operation(
      summary = "Document of a version",
      description = "As it was uploaded, or expanded. The `ETag` is the content hash.")
  @Answers(
      status = {200, 304},
      data = JsonNode.class,
      fails = ErrorCode.GRAPH_NOT_FOUND)
  ResponseEntity<Envelope<?>> graphDocument(
      Exchange exchange,
      @PathVariable String id,
      @PathVariable String version,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"uploaded", "canonical"}))
          @RequestParam(defaultValue = "uploaded")
          String view) {
    Document document =
        graphs
            .document(exchange.caller(), GraphIds.id(id), GraphIds.version(version))
            .orElseThrow(GraphIds::noSuchVersion);
    return ResponseEntity.ok()
        .eTag('"' + document.contentHash() + '"')
        .body(exchange.answer("Document.", shown(exchange, id, version, view, document)));
  }

  /// The values of variables that outlive sessions.
  ///
  /// @param playerId whose variables of the scope `player` are among them; null for nobody's
  record SharedValues(String graphId, @Nullable String playerId, Map<String, Object> variables) {}

  @GetMapping("/graphs/{id}/variables")
  @Operation(
      summary = "Variables that outlive sessions",
      description =
          "Those of the scope `game` as they now stand, and with `player_id` those of the scope"
              + " `player` of that player.")
  @Answers(fails = ErrorCode.GRAPH_NOT_FOUND)
  Envelope<SharedValues> sharedVariables(
      Exchange exchange,
      @PathVariable String id,
      @RequestParam(name = "player_id", required = false) @Nullable String playerId) {
    return exchange.answer(
        "Variables that outlive sessions.",
        new SharedValues(
            id,
            playerId,
            graphs
                .sharedVariables(exchange.caller(), GraphIds.id(id), playerId)
                .orElseThrow(GraphIds::noSuchGraph)));
  }

  @GetMapping("/node-types")
  @Operation(summary = "Kinds of node", description = "All that a graph can use.")
  @Answers
  Envelope<Listing<NodeTypeDoc>> nodeTypes(Exchange exchange) {
    return exchange.answer("Kinds of node.", Listing.whole(graphs.nodeTypes()));
  }

  @GetMapping("/graph-schema")
  @Operation(summary = "JSON Schema of a graph's document")
  @Answers
  Envelope<JsonNode> graphSchema(Exchange exchange) {
    return exchange.answer("JSON Schema of a graph.", graphs.schema());
  }

  private Object shown(
      Exchange exchange, String id, String version, String view, Document document) {
    return switch (view) {
      case "uploaded" -> new GraphDocument(document.json());
      case "canonical" ->
          graphs
              .canonical(exchange.caller(), id, GraphIds.version(version))
              .orElseThrow(GraphIds::noSuchVersion);
      default -> throw ApiException.invalid("view", "Has to be uploaded or canonical.");
    };
  }

  private List<Version> known(Exchange exchange, String id) {
    List<Version> versions = graphs.versions(exchange.caller(), GraphIds.id(id));
    if (versions.isEmpty()) {
      throw GraphIds.noSuchGraph();
    }
    return versions;
  }
}
