package dev.mimir.web.projection;

import dev.mimir.projection.ProjectionStatus;
import dev.mimir.projection.Projections;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.Listing;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells how far the read models follow the events, and has them made again.
@RestController
@RequestMapping(path = "/api/v2/projections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Analysts")
class ProjectionController {
  private final Projections projections;
  private final Once once;

  ProjectionController(Projections projections, Once once) {
    this.projections = projections;
    this.once = once;
  }

  @GetMapping
  @Operation(
      summary = "List read models",
      description =
          "With how far each follows the events, and how far it has been made again when a rebuild"
              + " is under way.")
  @Answers
  Envelope<Listing<ProjectionStatus>> listProjections(Exchange exchange) {
    return exchange.answer("Projections.", Listing.whole(projections.list()));
  }

  @PostMapping("/{name}/rebuild")
  @Operation(
      summary = "Make a read model again",
      description =
          "From the first event, into tables beside the live ones, which it replaces when it has"
              + " caught up. Queries go on meanwhile. One that is under way is not begun anew.")
  @Answers(status = 202, data = ProjectionStatus.class, fails = ErrorCode.NOT_FOUND)
  ResponseEntity<Envelope<?>> rebuildProjection(
      Exchange exchange, IdempotencyKey key, @PathVariable String name) {
    return once.answer(
        exchange,
        key,
        "projections/" + name + "/rebuild",
        () -> "",
        () -> "",
        _ -> new Done<>(HttpStatus.ACCEPTED, "The read model is made again.", rebuilt(name)));
  }

  private ProjectionStatus rebuilt(String name) {
    return projections.rebuild(name).orElseThrow(ProjectionController::noSuchProjection);
  }

  static ApiException noSuchProjection() {
    return new ApiException(
        ErrorCode.NOT_FOUND, "There is no such read model. See GET /projections.");
  }
}
