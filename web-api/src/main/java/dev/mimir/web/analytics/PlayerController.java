package dev.mimir.web.analytics;

import dev.mimir.projection.playerrecord.PlayerRecordQueries;
import dev.mimir.projection.playerrecord.PlayerSummary;
import dev.mimir.projection.tally.Origin;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.FreshnessQuery;
import dev.mimir.web.http.SessionsQuery;
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

/// Tells what a player did.
@RestController
@RequestMapping(
    path = "/api/v2/analytics/players/{id}",
    produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "Analysts")
class PlayerController {
  private final Analyses analyses;
  private final PlayerRecordQueries players;

  PlayerController(Analyses analyses, PlayerRecordQueries players) {
    this.analyses = analyses;
    this.players = players;
  }

  @GetMapping
  @Operation(
      summary = "Tell what a player did",
      description =
          "In all graphs together, without `graph_id`, and then in each; nothing of a player who"
              + " never took part in such a session.")
  @Answers(csv = true, fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Analysis<PlayerSummary>> analyzePlayer(
      Exchange exchange,
      @PathVariable String id,
      @RequestParam(defaultValue = "play") String origin,
      FreshnessQuery freshness) {
    @Nullable Origin why = SessionsQuery.origin(origin);
    return analyses.answer(
        exchange,
        freshness,
        "player_record",
        "Player.",
        () -> players.list(exchange.tenantId(), id, why));
  }
}
