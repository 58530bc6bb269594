package dev.mimir.web.replay;

import dev.mimir.engine.Replays;
import dev.mimir.engine.Replays.Compared;
import dev.mimir.engine.Replays.Divergence;
import dev.mimir.engine.Replays.Replayed;
import dev.mimir.engine.Replays.Target;
import dev.mimir.projection.sessionlist.SessionListQueries;
import dev.mimir.web.graph.GraphIds;
import dev.mimir.web.graph.ValidationReport;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.openapi.Answers;
import dev.mimir.web.session.SessionIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Decides recorded sessions again.
@RestController
@RequestMapping(path = "/api/v2", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class ReplayController {
  private final Replays replays;
  private final SessionListQueries sessions;

  ReplayController(Replays replays, SessionListQueries sessions) {
    this.replays = replays;
    this.sessions = sessions;
  }

  /// What came of a replay.
  ///
  /// @param match whether the chain of hashes is whole and the same happened
  /// @param events of the log
  /// @param brokenAt first sequence whose event is not what was appended; then nothing was decided
  /// @param divergence where the log and what is decided now part for the first time
  record ReplayedSession(
      boolean match, long events, @Nullable Long brokenAt, @Nullable Divergence divergence) {}

  @PostMapping("/sessions/{id}/replay")
  @Operation(
      summary = "Replay a session",
      description =
          "Checks the chain of hashes and decides every turn again from the recorded inputs and"
              + " results. With a `version` or a `candidate` it is decided on that; then versions,"
              + " hashes and first values are not compared.")
  @Answers(
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.GRAPH_NOT_FOUND, ErrorCode.GRAPH_INVALID})
  Envelope<ReplayedSession> replaySession(
      Exchange exchange,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReplayBody body) {
    Target target = body == null ? new Target(null, null) : body.target();
    return switch (replays.replay(exchange.caller(), SessionIds.id(id), target)) {
      case Replayed.Decided(long events, var broken, var divergence) ->
          exchange.answer(
              "Session replayed.",
              new ReplayedSession(
                  broken == null && divergence == null, events, broken, divergence));
      case Replayed.NoSuchSession() -> throw SessionIds.noSuchSession();
      case Replayed.NoSuchVersion(var message) ->
          throw new ApiException(ErrorCode.GRAPH_NOT_FOUND, message);
      case Replayed.Invalid(var report) -> throw ValidationReport.of(report).refusal();
    };
  }

  @PostMapping("/graphs/{id}/regression")
  @Operation(
      summary = "Run recorded sessions on another version",
      description =
          "Decides the latest sessions of a version again on another one, or on a candidate, in"
              + " memory. For each the first divergence is found; `nodes` says how many sessions"
              + " part at which node. Where a result from outside is asked for that was never"
              + " recorded, the session ends there and says so.")
  @Answers(fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.GRAPH_INVALID})
  Envelope<Compared.Done> regression(
      Exchange exchange, @PathVariable String id, @RequestBody RegressionBody body) {
    Target target = body.target();
    String graph = GraphIds.id(id);
    List<String> ids =
        sessions.played(exchange.tenantId(), graph, body.fromVersion(), body.sessions()).stream()
            .map(UUID::toString)
            .toList();
    return switch (replays.regression(exchange.caller(), graph, body.fromVersion(), target, ids)) {
      case Compared.Done done -> exchange.answer("Sessions decided again.", done);
      case Compared.NoSuchVersion(var message) ->
          throw new ApiException(ErrorCode.GRAPH_NOT_FOUND, message);
      case Compared.Invalid(var report) -> throw ValidationReport.of(report).refusal();
    };
  }
}
