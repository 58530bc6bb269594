package dev.mimir.web.session;

import dev.mimir.engine.Evaluations;
import dev.mimir.engine.Evaluations.Evaluated;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.projection.Slice;
import dev.mimir.session.SessionCommand.Step;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.Numbers;
import dev.mimir.web.http.SliceQuery;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Steps through sessions that are debugged, and tells what expressions came to.
@RestController
@RequestMapping(path = "/api/v2/sessions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class DebugController {
  /// Evaluations that the answer to a step lists.
  private static final int LISTED = 200;

  private final Sessions sessions;
  private final Evaluations evaluations;
  private final Turns turns;

  DebugController(Sessions sessions, Evaluations evaluations, Turns turns) {
    this.sessions = sessions;
    this.evaluations = evaluations;
    this.turns = turns;
  }

  /// Which thread is to run, and how far.
  ///
  /// @param frame in which it is paused; absent for the first one
  /// @param until `node`, up to the next node, or `wait`, up to where it waits; absent for `node`
  /// @param node id of a node, or its place as `frame/node`, before which it is paused if it comes
  ///   there before it waits
  record StepBody(@Nullable String frame, @Nullable String until, @Nullable String node)
      implements JsonBody {
    private static final StepBody ONE = new StepBody(null, null, null);

    Step command() {
      boolean known = until == null || until.equals("node") || until.equals("wait");
      new Checks()
          .that(known, "/until", "Has to be node or wait.")
          .that(
              node == null || !"node".equals(until),
              "/until",
              "With a node to run to it is wait, or left out.")
          .done();
      return new Step(frame, node != null || "wait".equals(until), node);
    }
  }

  /// A session after a step.
  ///
  /// @param evaluations what expressions came to in it, at most 200
  record SteppedSession(SessionView session, List<Evaluated> evaluations) {}

  @PostMapping("/step")
  @Operation(
      summary = "Step through a session that is debugged",
      description =
          "Lets one paused thread run its node, up to where it is paused before the next one. With"
              + " `until` `wait` it runs on to where it waits, with `node` to before that node.")
  @Answers(
      status = {200, 202},
      data = SteppedSession.class,
      fails = {
        ErrorCode.SESSION_NOT_FOUND,
        ErrorCode.INPUT_NOT_EXPECTED,
        ErrorCode.SESSION_ENDED,
        ErrorCode.INPUT_INVALID
      })
  ResponseEntity<Envelope<?>> stepSession(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = "60"))
          @RequestParam(required = false)
          @Nullable String wait,
      @RequestBody(required = false) @Nullable StepBody body) {
    String session = SessionIds.id(id);
    StepBody step = body == null ? StepBody.ONE : body;
    Step command = step.command();
    long patience = Turns.patience(wait);
    return turns.once(
        exchange, key, session, "step", step, () -> stepped(exchange, session, command, patience));
  }

  private Done<SteppedSession> stepped(
      Exchange exchange, String session, Step command, long patience) {
    SessionView first = turns.decided(exchange, session, command).view();
    SessionView view = turns.settled(exchange, first, patience);
    List<Evaluated> came =
        evaluations
            .evaluations(exchange.caller(), session, first.sequence(), view.sequence(), -1, LISTED)
            .orElseThrow(SessionIds::noSuchSession);
    boolean working = Turns.working(view);
    return new Done<>(
        working ? HttpStatus.ACCEPTED : HttpStatus.OK,
        working ? "Step under way." : "Stepped.",
        new SteppedSession(view, came));
  }

  @GetMapping("/evaluations")
  @Operation(
      summary = "What the expressions of a turn came to",
      description =
          "Of the turn that holds the event `at`, or of the last turn; of any session, debugged or"
              + " not. `after` is the number of an evaluation. The turn is decided again for it.")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Slice<Evaluated>> sessionEvaluations(
      Exchange exchange,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "0"))
          @RequestParam(required = false)
          @Nullable String at,
      SliceQuery slice) {
    String session = SessionIds.id(id);
    Long sequence = at == null ? null : Numbers.between(0, Long.MAX_VALUE, "at", at, 0);
    List<Evaluated> came =
        evaluations
            .evaluations(exchange.caller(), session, sequence, null, slice.after(), slice.fetch())
            .orElseThrow(() -> SessionIds.noSuchEvent(sessions, exchange, session));
    return exchange.answer("Evaluations.", Slice.of(came, slice.limit(), Evaluated::number));
  }
}
