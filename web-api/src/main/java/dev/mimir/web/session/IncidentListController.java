package dev.mimir.web.session;

import dev.mimir.projection.incidentlog.Incident;
import dev.mimir.projection.incidentlog.IncidentLogQueries;
import dev.mimir.projection.incidentlog.IncidentLogQueries.Filter;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.PageQuery;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists the incidents of all sessions.
@RestController
@RequestMapping(path = "/api/v2/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class IncidentListController {
  private final IncidentLogQueries incidents;

  IncidentListController(IncidentLogQueries incidents) {
    this.incidents = incidents;
  }

  @GetMapping
  @Operation(
      summary = "List incidents",
      description =
          "Of all sessions, the newest first: what stopped a session, whether that still stands, and"
              + " who dealt with it, when and how. An incident is dealt with by"
              + " `POST /sessions/{id}/incident`.")
  @Answers
  Envelope<Listing<Incident>> listIncidents(
      Exchange exchange,
      @Parameter(description = "Only those of sessions of this graph.")
          @RequestParam(name = "graph_id", required = false)
          @Nullable String graphId,
      @Parameter(description = "Only those with this code.") @RequestParam(required = false)
          @Nullable String code,
      @Parameter(
              description = "`true`: only those that still stand; `false`: only the others.",
              schema = @Schema(type = "boolean"))
          @RequestParam(required = false)
          @Nullable String open,
      PageQuery page) {
    Filter filter = new Filter(graphId, code, open(open));
    return exchange.answer(
        "Incidents.", page.of(incidents.list(exchange.tenantId(), filter, page.request())));
  }

  private static @Nullable Boolean open(@Nullable String given) {
    return switch (given) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiException.invalid("open", "Has to be true or false.");
    };
  }
}
