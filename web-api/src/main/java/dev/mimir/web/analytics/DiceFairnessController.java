package dev.mimir.web.analytics;

import dev.mimir.projection.dicefairness.DiceFairnessQueries;
import dev.mimir.projection.dicefairness.DieReport;
import dev.mimir.projection.dicefairness.NotationReport;
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

/// Tells whether the dice of a graph fall as their odds have it.
@RestController
@RequestMapping(
    path = "/api/v2/analytics/graphs/{id}/dice",
    produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "Analysts")
class DiceFairnessController {
  private static final String MODEL = "dice_fairness";

  private final Analyses analyses;
  private final GraphSessions graphs;
  private final DiceFairnessQueries dice;

  DiceFairnessController(Analyses analyses, GraphSessions graphs, DiceFairnessQueries dice) {
    this.analyses = analyses;
    this.graphs = graphs;
    this.dice = dice;
  }

  @GetMapping
  @Operation(
      summary = "Compare rolls with their odds",
      description =
          "For the 200 notations that are rolled most: how often each total came and how often it is"
              + " expected, and what Pearson's chi-square test makes of it.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<NotationReport>> analyzeDice(
      Exchange exchange, @PathVariable String id, SessionsQuery which, FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, id, which);
    return analyses.answer(exchange, freshness, MODEL, "Dice.", () -> dice.notations(sessions));
  }

  @GetMapping("/faces")
  @Operation(
      summary = "Compare the faces of dice with each other",
      description =
          "For each size of die: how often each face was drawn, whatever became of it. This finds a"
              + " loaded die that totals hide.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Analysis<DieReport>> analyzeDiceFaces(
      Exchange exchange, @PathVariable String id, SessionsQuery which, FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, id, which);
    return analyses.answer(exchange, freshness, MODEL, "Faces.", () -> dice.dice(sessions));
  }
}
