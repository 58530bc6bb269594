package dev.mimir.web.projection;

import dev.mimir.projection.ParkedEvents;
import dev.mimir.projection.ParkedEvents.Outcome;
import dev.mimir.projection.ParkedSequence;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.PageQuery;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets operators see and deal with events that a read model could not take in.
@RestController
@RequestMapping(
    path = "/api/v2/projections/{name}/failures",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Analysts")
class FailureController {
  private final ParkedEvents parked;
  private final Once once;

  FailureController(ParkedEvents parked, Once once) {
    this.parked = parked;
    this.once = once;
  }

  /// What became of parked events.
  ///
  /// @param resolved whether none of that session or graph is parked any more
  record Dealt(boolean resolved) {}

  @GetMapping
  @Operation(
      summary = "List parked events",
      description =
          "One item for each session or graph: the event that could not be taken in, and how many"
              + " events wait with it. All others go on.")
  @Answers(fails = ErrorCode.NOT_FOUND)
  Envelope<Listing<ParkedSequence>> listFailures(
      Exchange exchange, @PathVariable String name, PageQuery page) {
    known(name);
    return exchange.answer(
        "Parked events.", page.of(parked.list(exchange.tenantId(), name, page.request())));
  }

  @PostMapping("/{failure_id}/retry")
  @Operation(
      summary = "Take parked events in again",
      description = "That one, and those that wait behind it, until one fails again.")
  @Answers(data = Dealt.class, fails = ErrorCode.NOT_FOUND)
  ResponseEntity<Envelope<?>> retryFailure(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String name,
      @PathVariable("failure_id") String failureId) {
    known(name);
    return once.answer(
        exchange,
        key,
        "projections/" + name + "/failures/" + failureId + "/retry",
        () -> "",
        () -> "",
        _ -> done(parked.retry(exchange.tenantId(), name, failureId)));
  }

  @DeleteMapping("/{failure_id}")
  @Operation(
      summary = "Discard a parked event",
      description =
          "The read model goes without that event; those that wait behind it are taken in. A rebuild"
              + " tries it once more.")
  @Answers(data = Dealt.class, fails = ErrorCode.NOT_FOUND)
  Envelope<Dealt> discardFailure(
      Exchange exchange, @PathVariable String name, @PathVariable("failure_id") String failureId) {
    known(name);
    Done<Dealt> done = done(parked.discard(exchange.tenantId(), name, failureId));
    return exchange.answer(done.message(), done.data());
  }

  private void known(String name) {
    if (!parked.knows(name)) {
      throw ProjectionController.noSuchProjection();
    }
  }

  private static Done<Dealt> done(Outcome outcome) {
    return switch (outcome) {
      case RESOLVED -> new Done<>(HttpStatus.OK, "Nothing is parked any more.", new Dealt(true));
      case STILL_PARKED -> new Done<>(HttpStatus.OK, "It failed again.", new Dealt(false));
      case UNKNOWN -> throw new ApiException(ErrorCode.NOT_FOUND, "There is no such parked event.");
      case UNAVAILABLE ->
          throw new ApiException(
              ErrorCode.UNAVAILABLE, "This server does not fill read models. Ask another one.");
    };
  }
}
