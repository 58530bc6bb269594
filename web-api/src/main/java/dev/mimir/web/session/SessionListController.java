package dev.mimir.web.session;

import dev.mimir.projection.sessionlist.SessionListQueries;
import dev.mimir.projection.sessionlist.SessionListQueries.Filter;
import dev.mimir.projection.sessionlist.SessionSummary;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists sessions.
@RestController
@RequestMapping(path = "/api/v2/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Players")
class SessionListController {
  private static final List<String> STATUSES =
      List.of(
          "awaiting_input",
          "waiting",
          "working",
          "paused",
          "suspended",
          "incident",
          "ended",
          "abandoned");

  private final SessionListQueries sessions;

  SessionListController(SessionListQueries sessions) {
    this.sessions = sessions;
  }

  @GetMapping
  @Operation(
      summary = "List sessions",
      description = "The newest first. With `parent_id` the forks of that session.")
  @Answers
  Envelope<Listing<SessionSummary>> listSessions(
      Exchange exchange,
      @RequestParam(name = "graph_id", required = false) @Nullable String graphId,
      @RequestParam(name = "player_id", required = false) @Nullable String playerId,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {
                        "awaiting_input",
                        "waiting",
                        "working",
                        "paused",
                        "suspended",
                        "incident",
                        "ended",
                        "abandoned"
                      }))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "Only the forks of this session.", schema = @Schema(format = "uuid"))
          @RequestParam(name = "parent_id", required = false)
          @Nullable String parentId,
      PageQuery page) {
    if (status != null && !STATUSES.contains(status)) {
      throw ApiException.invalid("status", "Has to be one of " + String.join(", ", STATUSES) + ".");
    }
    Filter filter = new Filter(graphId, playerId, status, parent(parentId));
    return exchange.answer(
        "Sessions.", page.of(sessions.list(exchange.tenantId(), filter, page.request())));
  }

  private static @Nullable UUID parent(@Nullable String given) {
    if (given != null && !SessionIds.isId(given)) {
      throw ApiException.invalid("parent_id", "Has to be the id of a session.");
    }
    return given == null ? null : UUID.fromString(given);
  }
}
