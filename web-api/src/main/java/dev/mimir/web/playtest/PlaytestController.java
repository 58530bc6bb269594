package dev.mimir.web.playtest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mimir.engine.Playtests;
import dev.mimir.engine.Playtests.Outcome;
import dev.mimir.playtest.PlaytestReport;
import dev.mimir.web.graph.GraphIds;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Plays graphs.
@RestController
@RequestMapping(path = "/api/v2/graphs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class PlaytestController {
  private final Playtests playtests;

  PlaytestController(Playtests playtests) {
    this.playtests = playtests;
  }

  /// What playing a version of a graph found.
  record PlaytestedGraph(String graphId, int version, @JsonUnwrapped PlaytestReport report) {}

  @PostMapping("/{id}/playtest")
  @Operation(
      summary = "Playtest a graph",
      description =
          "Plays it many times in memory and reports what was never reached, what could not go on,"
              + " and from where no ending can be reached, each with the shortest inputs known that"
              + " lead there. A session that is started with the `seed` beside a path does the same"
              + " again. Nothing is stored; after 25 seconds what was found so far is answered,"
              + " with `complete: false`.")
  @Answers(fails = ErrorCode.GRAPH_NOT_FOUND)
  Envelope<PlaytestedGraph> playtestGraph(
      Exchange exchange, @PathVariable String id, @RequestBody PlaytestBody body) {
    Playtests.Request request = body.request();
    return switch (playtests.play(exchange.caller(), GraphIds.id(id), request)) {
      case Outcome.Played(int version, var report) ->
          exchange.answer("Graph played.", new PlaytestedGraph(id, version, report));
      case Outcome.Missing() ->
          throw request.version() == null ? GraphIds.noSuchGraph() : GraphIds.noSuchVersion();
      case Outcome.Unfit(var message) -> throw ApiException.invalid("/players", message);
    };
  }
}
