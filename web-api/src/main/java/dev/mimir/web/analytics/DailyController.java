package dev.mimir.web.analytics;

import dev.mimir.projection.modelusage.ModelDay;
import dev.mimir.projection.modelusage.ModelUsageQueries;
import dev.mimir.projection.sessiondaily.SessionDailyQueries;
import dev.mimir.projection.sessiondaily.SessionDay;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.projection.toolusage.ToolDay;
import dev.mimir.projection.toolusage.ToolUsageQueries;
import dev.mimir.web.http.DaysQuery;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells what happened on each day.
@RestController
@RequestMapping(
    path = "/api/v2/analytics",
    produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "Analysts")
class DailyController {
  private final Analyses analyses;
  private final GraphSessions graphs;
  private final SessionDailyQueries sessions;
  private final ModelUsageQueries models;
  private final ToolUsageQueries tools;

  DailyController(
      Analyses analyses,
      GraphSessions graphs,
      SessionDailyQueries sessions,
      ModelUsageQueries models,
      ToolUsageQueries tools) {
    this.analyses = analyses;
    this.graphs = graphs;
    this.sessions = sessions;
    this.models = models;
    this.tools = tools;
  }

  @GetMapping("/sessions/daily")
  @Operation(
      summary = "Tell what happens to sessions on each day",
      description =
          "From `from` to `to`, at most 400 days, the latest 30 unless they say otherwise; days of"
              + " the time zone `tz`, an IANA name, else of UTC. `version` needs `graph_id`.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<SessionDay>> analyzeSessionDays(
      Exchange exchange,
      DaysQuery days,
      @RequestParam(name = "graph_id", required = false) @Nullable String graphId,
      SessionsQuery which,
      FreshnessQuery freshness) {
    Sessions asked = graphs.of(exchange, graphId, which);
    return analyses.answer(
        exchange, freshness, "session_daily", "Days.", () -> sessions.list(asked, days.days()));
  }

  @GetMapping("/models/daily")
  @Operation(
      summary = "Tell which models are asked on each day",
      description =
          "Calls that went out, tokens, cost, latency and failures, by provider and model; days as"
              + " of sessions.")
  @Answers(csv = true, fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Analysis<ModelDay>> analyzeModelDays(
      Exchange exchange,
      DaysQuery days,
      @RequestParam(defaultValue = "all") String origin,
      FreshnessQuery freshness) {
    var why = SessionsQuery.origin(origin);
    return analyses.answer(
        exchange,
        freshness,
        "model_usage",
        "Days.",
        () -> models.list(exchange.tenantId(), why, days.days()));
  }

  @GetMapping("/tools/daily")
  @Operation(
      summary = "Tell which tools are called on each day",
      description = "Calls of custom tools, latency and failures; days as of sessions.")
  @Answers(csv = true, fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Analysis<ToolDay>> analyzeToolDays(
      Exchange exchange,
      DaysQuery days,
      @RequestParam(defaultValue = "all") String origin,
      FreshnessQuery freshness) {
    var why = SessionsQuery.origin(origin);
    return analyses.answer(
        exchange,
        freshness,
        "tool_usage",
        "Days.",
        () -> tools.list(exchange.tenantId(), why, days.days()));
  }
}
