package dev.mimir.web.session;

import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.Reservation;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Starts sessions and plays them.
@RestController
@RequestMapping(path = "/api/v2/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Players")
class PlayController {
  private final Sessions sessions;
  private final Once once;
  private final Turns turns;

  PlayController(Sessions sessions, Once once, Turns turns) {
    this.sessions = sessions;
    this.once = once;
    this.turns = turns;
  }

  @PostMapping("/reservations")
  @Operation(
      summary = "Reserve a session",
      description =
          "Gives an id and the commitment to its draws, before the player names a `client_seed`.")
  @Answers
  Envelope<Reservation> reserveSession(Exchange exchange) {
    return exchange.answer("Session reserved.", sessions.reserve(exchange.caller()));
  }

  @PostMapping
  @Operation(summary = "Start a session", description = "Plays to the first wait.")
  @Answers(
      status = 201,
      data = SessionView.class,
      fails = {ErrorCode.GRAPH_NOT_FOUND, ErrorCode.SESSION_CONFLICT})
  ResponseEntity<Envelope<?>> startSession(
      Exchange exchange, IdempotencyKey key, @RequestBody StartBody body) {
    body.check();
    return once.answer(
        exchange,
        key,
        "POST /sessions",
        () -> IdempotencyKey.digest(body),
        () -> reserved(exchange, body),
        reserved -> started(exchange, body, reserved));
  }

  @PostMapping("/{id}/input")
  @Operation(
      summary = "Play one turn",
      description =
          "Exactly one of `choice`, `text` and `value`. With `wait_id` it counts for that wait"
              + " alone, without for the wait open to that player.")
  @Answers(
      status = {200, 202},
      data = SessionView.class,
      fails = {
        ErrorCode.SESSION_NOT_FOUND,
        ErrorCode.SESSION_CONFLICT,
        ErrorCode.INPUT_NOT_EXPECTED,
        ErrorCode.SESSION_ENDED,
        ErrorCode.INPUT_INVALID
      })
  ResponseEntity<Envelope<?>> playTurn(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = "60"))
          @RequestParam(required = false)
          @Nullable String wait,
      @RequestBody InputBody body) {
    String session = SessionIds.id(id);
    return turns.played(exchange, session, body.command(key), Turns.patience(wait));
  }

  private String reserved(Exchange exchange, StartBody body) {
    if (body.sessionId() == null) {
      return sessions.reserve(exchange.caller()).sessionId();
    }
    String given = SessionIds.id(body.sessionId());
    if (sessions.view(exchange.caller(), given).isPresent()) {
      throw new ApiException(ErrorCode.SESSION_CONFLICT, "This session has been started.");
    }
    return given;
  }

  private Done<SessionView> started(Exchange exchange, StartBody body, @Nullable String reserved) {
    Reply reply = sessions.start(exchange.caller(), body.request(reserved));
    return new Done<>(
        HttpStatus.CREATED, "Session started.", turns.begun(exchange, reply, reserved));
  }
}
