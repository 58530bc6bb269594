package dev.mimir.web.analytics;

import dev.mimir.projection.choiceshare.Choice;
import dev.mimir.projection.choiceshare.ChoiceShareQueries;
import dev.mimir.projection.endingshare.Ending;
import dev.mimir.projection.endingshare.EndingShareQueries;
import dev.mimir.projection.funnel.FunnelQueries;
import dev.mimir.projection.funnel.FunnelStep;
import dev.mimir.projection.nodetraffic.NodePassage;
import dev.mimir.projection.nodetraffic.NodeTrafficQueries;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.FreshnessQuery;
import dev.mimir.web.http.SessionsQuery;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells how a graph is played.
@RestController
@RequestMapping(
    path = "/api/v2/analytics/graphs/{id}",
    produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "Analysts")
class GraphAnalyticsController {
  private final Analyses analyses;
  private final GraphSessions graphs;
  private final NodeTrafficQueries nodes;
  private final FunnelQueries funnel;
  private final ChoiceShareQueries choices;
  private final EndingShareQueries endings;

  GraphAnalyticsController(
      Analyses analyses,
      GraphSessions graphs,
      NodeTrafficQueries nodes,
      FunnelQueries funnel,
      ChoiceShareQueries choices,
      EndingShareQueries endings) {
    this.analyses = analyses;
    this.graphs = graphs;
    this.nodes = nodes;
    this.funnel = funnel;
    this.choices = choices;
    this.endings = endings;
  }

  @GetMapping("/nodes")
  @Operation(
      summary = "Tell what passes through nodes",
      description =
          "How often each was entered and left, what waits there now, and how long visits took.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<NodePassage>> analyzeNodes(
      Exchange exchange, @PathVariable String id, SessionsQuery which, FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, id, which);
    return analyses.answer(
        exchange, freshness, "node_traffic", "Nodes.", () -> nodes.list(sessions));
  }

  @GetMapping("/funnel")
  @Operation(
      summary = "Tell how far sessions come",
      description =
          "Of the sessions started, how many reached each node of this graph at least once, and for"
              + " how many it was the last.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<FunnelStep>> analyzeFunnel(
      Exchange exchange, @PathVariable String id, SessionsQuery which, FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, id, which);
    return analyses.answer(exchange, freshness, "funnel", "Funnel.", () -> funnel.list(sessions));
  }

  @GetMapping("/choices")
  @Operation(
      summary = "Tell which choices are taken",
      description = "How often each was, its share at its node, and the votes for it.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<Choice>> analyzeChoices(
      Exchange exchange, @PathVariable String id, SessionsQuery which, FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, id, which);
    return analyses.answer(
        exchange, freshness, "choice_share", "Choices.", () -> choices.list(sessions));
  }

  @GetMapping("/endings")
  @Operation(
      summary = "Tell by which endings sessions end",
      description = "How many did by each, and its share of all that ended.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<Ending>> analyzeEndings(
      Exchange exchange, @PathVariable String id, SessionsQuery which, FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, id, which);
    return analyses.answer(
        exchange, freshness, "ending_share", "Endings.", () -> endings.list(sessions));
  }
}
