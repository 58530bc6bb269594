package dev.mimir.web.system;

import dev.mimir.projection.ProjectionStatus;
import dev.mimir.projection.Projections;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Listing;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells how far the read models follow the events.
@RestController
@RequestMapping(path = "/api/v2/projections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Analysts")
class ProjectionController {
  private final Projections projections;

  ProjectionController(Projections projections) {
    this.projections = projections;
  }

  @GetMapping
  @Operation(summary = "List read models", description = "With how far each follows the events.")
  @Answers
  Envelope<Listing<ProjectionStatus>> listProjections(Exchange exchange) {
    return exchange.answer("Projections.", Listing.whole(projections.list()));
  }
}
