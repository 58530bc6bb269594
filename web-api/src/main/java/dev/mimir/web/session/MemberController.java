package dev.mimir.web.session;

import dev.mimir.engine.SessionView;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets players join and leave.
@RestController
@RequestMapping(path = "/api/v2/sessions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Players")
class MemberController {
  private final Turns turns;

  MemberController(Turns turns) {
    this.turns = turns;
  }

  @PostMapping("/players")
  @Operation(summary = "Join a session", description = "As far as the graph has room for players.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> joinSession(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody StartBody.PlayerBody player) {
    String session = SessionIds.id(id);
    StartBody.check(player);
    Player joining = StartBody.player(player);
    return turns.commanded(
        exchange, key, session, "players", player, new Join(joining), "Player joined.");
  }

  @DeleteMapping("/players/{player_id}")
  @Operation(summary = "Leave a session", description = "The last player cannot leave.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  Envelope<?> leaveSession(
      Exchange exchange, @PathVariable String id, @PathVariable("player_id") String playerId) {
    SessionView view = turns.decided(exchange, SessionIds.id(id), new Leave(playerId)).view();
    return exchange.answer("Player left.", view);
  }
}
