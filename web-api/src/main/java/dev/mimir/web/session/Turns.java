package dev.mimir.web.session;

import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.Numbers;
import dev.mimir.web.http.Rejections;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.overload.Place;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Asks something of a session, and answers when it has come to rest.
@Component
class Turns {
  private static final int LONGEST_WAIT = 60;
  private static final int USUAL_WAIT = 20;

  private final Sessions sessions;
  private final Once once;

  Turns(Sessions sessions, Once once) {
    this.sessions = sessions;
    this.once = once;
  }

  /// Does something to a session once for each key.
  ///
  /// @param call what is asked of it, as in the path
  /// @param message what is said when it was done
  ResponseEntity<Envelope<?>> commanded(
      Exchange exchange,
      IdempotencyKey key,
      String session,
      String call,
      JsonBody body,
      SessionCommand command,
      String message) {
    return once(
        exchange,
        key,
        session,
        call,
        body,
        () -> new Done<>(HttpStatus.OK, message, decided(exchange, session, command).view()));
  }

  /// Does something about a session once for each key, which needs nothing reserved.
  ///
  /// @param call what is asked of it, as in the path
  ResponseEntity<Envelope<?>> once(
      Exchange exchange,
      IdempotencyKey key,
      String session,
      String call,
      JsonBody body,
      Supplier<Done<?>> work) {
    return once.answer(
        exchange,
        key,
        "POST /sessions/" + session + "/" + call,
        () -> IdempotencyKey.digest(body),
        () -> "",
        _ -> work.get());
  }

  /// The view of a session that was to begin. Again with the same reservation, it has begun.
  ///
  /// @param reserved id for it; null when none was
  /// @throws ApiException when it was refused
  SessionView begun(Exchange exchange, Reply reply, @Nullable String reserved) {
    return reserved != null && reply instanceof Reply.Refused(Rejection.AlreadyStarted _)
        ? sessions.view(exchange.caller(), reserved).orElseThrow(SessionIds::noSuchSession)
        : done(reply).view();
  }

  /// @param patience seconds to wait for effects that the turn began
  ResponseEntity<Envelope<?>> played(
      Exchange exchange, String session, SessionCommand command, long patience) {
    Reply.Done done = decided(exchange, session, command);
    return answer(exchange, settled(exchange, done.view(), patience), done.repeated());
  }

  /// What came of a command, effects that it began aside.
  ///
  /// @throws ApiException when it is refused
  Reply.Done decided(Exchange exchange, String session, SessionCommand command) {
    return done(sessions.decide(exchange.caller(), session, command));
  }

  /// @throws ApiException when it was refused
  static Reply.Done done(Reply reply) {
    return switch (reply) {
      case Reply.Done done -> done;
      case Reply.Refused(var rejection) -> throw Rejections.refusal(rejection);
      case Reply.NoSuchGraph(var message) ->
          throw new ApiException(ErrorCode.GRAPH_NOT_FOUND, message);
    };
  }

  /// Seconds to wait for effects.
  ///
  /// @param wait as it was asked for; null when it was not
  /// @throws ApiException when it is no number of the range
  static long patience(@Nullable String wait) {
    return Numbers.between(0, LONGEST_WAIT, "wait", wait, USUAL_WAIT);
  }

  /// The view as soon as no effect is under way, or after some seconds.
  SessionView settled(Exchange exchange, SessionView view, long patience) {
    if (patience == 0 || !working(view)) {
      return view;
    }
    Place.leaveForNow();
    return sessions
        .settled(exchange.caller(), view.sessionId(), Duration.ofSeconds(patience))
        .orElse(view);
  }

  static boolean working(SessionView view) {
    return view.status().equals("working");
  }

  private static ResponseEntity<Envelope<?>> answer(
      Exchange exchange, SessionView view, boolean repeated) {
    boolean working = working(view);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(working ? HttpStatus.ACCEPTED : HttpStatus.OK);
    if (repeated) {
      answer.header(Once.REPEATED, "true");
    }
    return answer.body(exchange.answer(working ? "Turn under way." : "Turn played.", view));
  }
}
