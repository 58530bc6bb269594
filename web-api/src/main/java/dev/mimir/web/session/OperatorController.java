package dev.mimir.web.session;

import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.MoveRequest;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.SessionCommand.Amend;
import dev.mimir.web.graph.GraphIds;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.PlainJson;
import dev.mimir.web.http.WholeBody;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Lets operators deal with incidents, change variables, and move sessions to other versions.
@RestController
@RequestMapping(path = "/api/v2/sessions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class OperatorController {
  private final Sessions sessions;
  private final Turns turns;

  OperatorController(Sessions sessions, Turns turns) {
    this.sessions = sessions;
    this.turns = turns;
  }

  /// Variables to change.
  record AmendBody(Map<String, JsonNode> variables, @Nullable String reason) implements WholeBody {
    Amend command() {
      new Checks()
          .that(!variables.isEmpty(), "/variables", "Name at least one variable.")
          .that(Reason.fits(reason), "/reason", Reason.BOUND)
          .done();
      return new Amend(PlainJson.values(variables, "/variables"), reason);
    }
  }

  /// Where a session is to be moved.
  ///
  /// @param version of its graph
  /// @param nodes ids of nodes there by the places that they take, as `frame/node`
  /// @param dryRun whether to look only
  record MoveBody(
      Integer version,
      @Nullable Map<String, String> nodes,
      @Nullable Boolean dryRun,
      @Nullable String reason)
      implements WholeBody {
    MoveRequest request() {
      new Checks()
          .that(MoveNodes.fit(nodes), "/nodes", MoveNodes.BOUND)
          .that(Reason.fits(reason), "/reason", Reason.BOUND)
          .done();
      return new MoveRequest(version, nodes == null ? Map.of() : nodes, reason);
    }

    boolean looks() {
      return Boolean.TRUE.equals(dryRun);
    }
  }

  /// What a move would come to, or came to.
  ///
  /// @param stranded threads that have no place in that version, in words
  /// @param session after the move; absent of a dry run
  record MovedSession(boolean moved, List<String> stranded, @Nullable SessionView session) {}

  @PostMapping("/incident")
  @Operation(
      summary = "Deal with an incident",
      description =
          "`retry` runs the node again, `skip` leaves it by a port, `answer` gives an effect the"
              + " result that it should have had.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> resolveIncident(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody IncidentBody body) {
    String session = SessionIds.id(id);
    return turns.commanded(
        exchange, key, session, "incident", body, body.command(), "Incident resolved.");
  }

  @PostMapping("/variables")
  @Operation(
      summary = "Change variables of a session",
      description = "What was offered stays as it is; nothing runs by it.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> amendVariables(
      Exchange exchange, IdempotencyKey key, @PathVariable String id, @RequestBody AmendBody body) {
    String session = SessionIds.id(id);
    Amend amend = body.command();
    return turns.commanded(exchange, key, session, "variables", body, amend, "Variables changed.");
  }

  @PostMapping("/move")
  @Operation(
      summary = "Move a session to another version of its graph",
      description =
          "What it waits for is asked again as that version asks it. With `dry_run` it is only said"
              + " which threads would have no place there.")
  @Answers(
      data = MovedSession.class,
      fails = {
        ErrorCode.SESSION_NOT_FOUND,
        ErrorCode.GRAPH_NOT_FOUND,
        ErrorCode.SESSION_ENDED,
        ErrorCode.INPUT_INVALID
      })
  ResponseEntity<Envelope<?>> moveSession(
      Exchange exchange, IdempotencyKey key, @PathVariable String id, @RequestBody MoveBody body) {
    String session = SessionIds.id(id);
    MoveRequest request = body.request();
    return turns.once(
        exchange,
        key,
        session,
        "move",
        body,
        () ->
            body.looks() ? looked(exchange, session, request) : moved(exchange, session, request));
  }

  private Done<MovedSession> looked(Exchange exchange, String session, MoveRequest request) {
    if (sessions.view(exchange.caller(), session).isEmpty()) {
      throw SessionIds.noSuchSession();
    }
    List<String> stranded =
        sessions.stranded(exchange.caller(), session, request).orElseThrow(GraphIds::noSuchVersion);
    String message = stranded.isEmpty() ? "The session can be moved." : "It would be stranded.";
    return new Done<>(HttpStatus.OK, message, new MovedSession(false, stranded, null));
  }

  private Done<MovedSession> moved(Exchange exchange, String session, MoveRequest request) {
    Reply reply = sessions.move(exchange.caller(), session, request);
    SessionView view = Turns.done(reply).view();
    return new Done<>(HttpStatus.OK, "Session moved.", new MovedSession(true, List.of(), view));
  }
}
