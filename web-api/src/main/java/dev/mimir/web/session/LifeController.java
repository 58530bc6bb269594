package dev.mimir.web.session;

import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.ForkRequest;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.SavePoint;
import dev.mimir.session.SessionCommand.Abandon;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.WholeBody;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Saves sessions, takes them back, forks them, and lets them rest or end.
@RestController
@RequestMapping(path = "/api/v2/sessions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Players")
class LifeController {
  private final Sessions sessions;
  private final Turns turns;
  private final Once once;

  LifeController(Sessions sessions, Turns turns, Once once) {
    this.sessions = sessions;
    this.turns = turns;
    this.once = once;
  }

  /// A save point to make.
  record SaveBody(String name) implements WholeBody {}

  /// A save point to go back to.
  record RestoreBody(String saveId) implements WholeBody {}

  /// Why something is done.
  record ReasonBody(@Nullable String reason) implements JsonBody {
    private static final ReasonBody NONE = new ReasonBody(null);

    static ReasonBody of(@Nullable ReasonBody given) {
      return given == null ? NONE : given;
    }

    ReasonBody {
      if (!Reason.fits(reason)) {
        throw ApiException.invalid("reason", Reason.BOUND);
      }
    }
  }

  /// From where to fork, and for whom.
  ///
  /// @param at sequence of the event after which the fork goes on; absent for the last one
  /// @param players absent or empty for those who played then
  /// @param version of the graph; absent for that of the parent
  /// @param debug whether to pause before each node
  record ForkBody(
      @Nullable Long at,
      @Nullable List<StartBody.PlayerBody> players,
      @Nullable Integer version,
      @Nullable Boolean debug)
      implements JsonBody {
    ForkRequest request(@Nullable String reserved) {
      List<StartBody.PlayerBody> all = players == null ? List.of() : players;
      all.forEach(StartBody::check);
      return new ForkRequest(
          at,
          all.stream().map(StartBody::player).toList(),
          version,
          reserved,
          Boolean.TRUE.equals(debug));
    }
  }

  @PostMapping("/saves")
  @Operation(
      summary = "Save a session",
      description = "Not while an effect is under way. A save point of the same name is replaced.")
  @Answers(
      status = 201,
      data = SavePoint.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> saveSession(
      Exchange exchange, IdempotencyKey key, @PathVariable String id, @RequestBody SaveBody body) {
    String session = SessionIds.id(id);
    return turns.once(
        exchange,
        key,
        session,
        "saves",
        body,
        () -> {
          SessionView view = turns.decided(exchange, session, new Save(body.name())).view();
          String saveId = Long.toString(view.sequence());
          SavePoint saved = new SavePoint(saveId, body.name(), view.sequence());
          return new Done<>(HttpStatus.CREATED, "Session saved.", saved);
        });
  }

  @GetMapping("/saves")
  @Operation(summary = "Save points of a session", description = "The oldest first.")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Listing<SavePoint>> sessionSaves(Exchange exchange, @PathVariable String id) {
    return exchange.answer(
        "Save points.",
        Listing.whole(
            sessions
                .saves(exchange.caller(), SessionIds.id(id))
                .orElseThrow(SessionIds::noSuchSession)));
  }

  @PostMapping("/restore")
  @Operation(
      summary = "Bring a session back to a save point",
      description =
          "History stays. What was open then is open anew, with its full time; dice fall anew.")
  @Answers(
      data = SessionView.class,
      fails = {
        ErrorCode.SESSION_NOT_FOUND,
        ErrorCode.SESSION_ENDED,
        ErrorCode.INPUT_NOT_EXPECTED,
        ErrorCode.INPUT_INVALID
      })
  ResponseEntity<Envelope<?>> restoreSession(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody RestoreBody body) {
    Restore restore = new Restore(saved(body.saveId()));
    return turns.commanded(
        exchange, key, SessionIds.id(id), "restore", body, restore, "Session restored.");
  }

  private static long saved(String saveId) {
    if (!saveId.matches("[0-9]{1,18}")) {
      throw ApiException.invalid("save_id", "Has to come from the list of save points.");
    }
    return Long.parseLong(saveId);
  }

  @PostMapping("/fork")
  @Operation(
      summary = "Fork a session",
      description =
          "A new session that goes on from the end of a turn of this one's past, with draws of its"
              + " own. On another version of the graph it goes on where its node is there.")
  @Answers(
      status = 201,
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.GRAPH_NOT_FOUND, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> forkSession(
      Exchange exchange, IdempotencyKey key, @PathVariable String id, @RequestBody ForkBody body) {
    String session = SessionIds.id(id);
    return once.answer(
        exchange,
        key,
        "POST /sessions/" + session + "/fork",
        () -> IdempotencyKey.digest(body),
        () -> sessions.reserve(exchange.caller()).sessionId(),
        reserved ->
            new Done<>(
                HttpStatus.CREATED, "Session forked.", forked(exchange, session, body, reserved)));
  }

  private SessionView forked(
      Exchange exchange, String session, ForkBody body, @Nullable String reserved) {
    Reply reply = sessions.fork(exchange.caller(), session, body.request(reserved));
    return turns.begun(exchange, reply, reserved);
  }

  @PostMapping("/suspend")
  @Operation(
      summary = "Suspend a session",
      description = "It takes no answers, and no time passes for it, until it is resumed.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> suspendSession(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReasonBody body) {
    ReasonBody why = ReasonBody.of(body);
    Suspend suspend = new Suspend(why.reason());
    return turns.commanded(
        exchange, key, SessionIds.id(id), "suspend", why, suspend, "Session suspended.");
  }

  @PostMapping("/resume")
  @Operation(
      summary = "Resume a session",
      description = "Its deadlines are later by the time that it was suspended.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED, ErrorCode.INPUT_INVALID})
  ResponseEntity<Envelope<?>> resumeSession(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReasonBody body) {
    ReasonBody why = ReasonBody.of(body);
    Resume resume = new Resume(why.reason());
    return turns.commanded(
        exchange, key, SessionIds.id(id), "resume", why, resume, "Session resumed.");
  }

  @PostMapping("/abandon")
  @Operation(
      summary = "Give a session up",
      description = "Its seed is revealed. It can be forked, nothing else.")
  @Answers(
      data = SessionView.class,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_ENDED})
  ResponseEntity<Envelope<?>> abandonSession(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReasonBody body) {
    ReasonBody why = ReasonBody.of(body);
    Abandon abandon = new Abandon(why.reason());
    return turns.commanded(
        exchange, key, SessionIds.id(id), "abandon", why, abandon, "Session given up.");
  }
}
