package dev.mimir.web.analytics;

import dev.mimir.projection.tally.Sessions;
import dev.mimir.projection.transcript.TranscriptQueries;
import dev.mimir.projection.transcript.Wanted;
import dev.mimir.web.http.DaysQuery;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.FreshnessQuery;
import dev.mimir.web.http.Numbers;
import dev.mimir.web.http.SessionsQuery;
import dev.mimir.web.openapi.Answers;
import dev.mimir.web.session.SearchWords;
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

/// Looks for words in transcripts.
@RestController
@RequestMapping(
    path = "/api/v2/transcripts",
    produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "Analysts")
class TranscriptSearchController {
  private static final int MOST = 1_000;
  private static final int USUAL = 20;

  private final Analyses analyses;
  private final GraphSessions graphs;
  private final TranscriptQueries transcripts;

  TranscriptSearchController(
      Analyses analyses, GraphSessions graphs, TranscriptQueries transcripts) {
    this.analyses = analyses;
    this.graphs = graphs;
    this.transcripts = transcripts;
  }

  @GetMapping
  @Operation(
      summary = "Look for words in transcripts",
      description =
          "Where players saw or typed all of these words, the latest first. \"Quotes\" for words"
              + " that follow each other, a minus in front of what must not be there. `from` and"
              + " `to` are days of the time zone `tz`, both included. `version` needs `graph_id`.")
  @Answers(
      csv = true,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND})
  Envelope<Findings> searchTranscripts(
      Exchange exchange,
      @Parameter(required = true) @RequestParam(required = false) @Nullable String q,
      @RequestParam(name = "graph_id", required = false) @Nullable String graphId,
      @Parameter(description = "Only what this player typed.")
          @RequestParam(name = "player_id", required = false)
          @Nullable String playerId,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String tz,
      @Parameter(description = "`next` of the answer before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
          @RequestParam(required = false)
          @Nullable String limit,
      SessionsQuery which,
      FreshnessQuery freshness) {
    Sessions sessions = graphs.of(exchange, graphId, which);
    Wanted wanted =
        new Wanted(
            SearchWords.of(q),
            sessions,
            playerId,
            DaysQuery.begin("from", from, tz),
            DaysQuery.end("to", to, tz));
    var before = Cursor.read(cursor);
    int most = (int) Numbers.between(1, MOST, "limit", limit, USUAL);
    var asOf = analyses.asOf(exchange, freshness, "transcript");
    return exchange.answer(
        "Findings.", Findings.of(transcripts.search(wanted, before, most), most, asOf));
  }
}
