package dev.mimir.interpreter;

import dev.mimir.session.Answer;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Abandon;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Amend;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionCommand.Step;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands that led to recorded events, so that a log can be decided again.
public final class Recorded {
  private Recorded() {}

  /// A command, and when it was given.
  public record Given(SessionCommand command, Instant at) {}

  /// The command whose first event this is; null of an event that follows from another, and of
  /// those by which a fork begins, as it takes more than a command.
  public static @Nullable Given command(SessionEvent event) {
    return switch (event) {
      case SessionStarted started ->
          started.parent() == null ? new Given(start(started), started.at()) : null;
      case InputReceived input -> new Given(input(input), input.at());
      case EffectCompleted done ->
          new Given(
              new Complete(done.waitId(), done.attempt(), done.result().value(), done.attempts()),
              done.at());
      case EffectFailed failed -> new Given(fail(failed), failed.at());
      case EffectRetried retried -> new Given(fail(retried), retried.at());
      case WaitExpired(_, _, long waitId, Instant at) -> new Given(new Expire(waitId), at);
      case IncidentResolved resolved -> new Given(resolve(resolved), resolved.at());
      case SessionSaved(_, var node, var slot, Instant at) when node.isEmpty() ->
          new Given(new Save(slot), at);
      case SessionRestored(_, var node, _, long saved, Instant at) when node.isEmpty() ->
          new Given(new Restore(saved), at);
      case Stepped(var frame, _, boolean on, var before, Instant at) ->
          new Given(new Step(frame, on, before), at);
      case VariablesAmended(var values, var reason, Instant at) ->
          new Given(new Amend(values, reason), at);
      case SessionSuspended(Instant at, var reason) -> new Given(new Suspend(reason), at);
      case SessionResumed(Instant at, _, var reason) -> new Given(new Resume(reason), at);
      case SessionAbandoned(Instant at, _, var reason) -> new Given(new Abandon(reason), at);
      case PlayerJoined(var player, Instant at) -> new Given(new Join(player), at);
      case PlayerLeft(var player, Instant at) -> new Given(new Leave(player), at);
      default -> null;
    };
  }

  /// As {@link #command(SessionEvent)}, of the event at a place of a log: what follows on it says
  /// whether a session that begins there is debugged.
  public static @Nullable Given command(List<? extends SessionEvent> log, int at) {
    Given given = command(log.get(at));
    return given != null && given.command() instanceof Start start && debugs(log, at)
        ? new Given(start.debugged(), given.at())
        : given;
  }

  /// Whether the session that begins at a place of a log is debugged from its beginning on: that
  /// stands behind what was read and what a fork takes over.
  private static boolean debugs(List<? extends SessionEvent> log, int at) {
    return log.stream().skip(at + 1L).limit(3).anyMatch(DebuggingBegun.class::isInstance);
  }

  /// What was asked for as a fork began.
  ///
  /// @param opening its first events
  static Fork fork(List<? extends SessionEvent> opening, SessionStarted started) {
    return new Fork(
        Objects.requireNonNull(started.parent()).sessionId(),
        started.graphVersion(),
        started.contentHash(),
        started.players(),
        debugs(opening, 0));
  }

  /// Whether a turn, or something that was asked from outside, begins with an event.
  public static boolean begins(SessionEvent event) {
    return event instanceof SessionMigrated || command(event) != null;
  }

  /// The beginning of a session.
  public static Start start(SessionStarted started) {
    return new Start(
        started.graphId(),
        started.graphVersion(),
        started.contentHash(),
        started.players(),
        started.variables(),
        started.explicitSeed(),
        started.clientSeed());
  }

  /// Without the item of the answer, which deciding adds.
  private static Input input(InputReceived input) {
    Answer answer = input.answer();
    Answer given = new Answer(answer.choice(), answer.text(), answer.value(), null);
    return new Input(input.player(), given, input.waitId(), input.request());
  }

  private static Fail fail(EffectFailed failed) {
    return new Fail(
        failed.waitId(),
        failed.attempt(),
        failed.code(),
        failed.message(),
        false,
        null,
        failed.attempts());
  }

  private static Fail fail(EffectRetried retried) {
    return new Fail(
        retried.waitId(),
        retried.attempt(),
        retried.code(),
        retried.message(),
        true,
        Duration.between(retried.at(), retried.next()).toMillis(),
        retried.attempts());
  }

  private static Resolve resolve(IncidentResolved resolved) {
    Action action = Action.valueOf(resolved.action().toUpperCase(Locale.ROOT));
    return new Resolve(
        action,
        resolved.port(),
        resolved.result() == null ? null : resolved.result().value(),
        resolved.reason());
  }

  /// What was read as a turn began of variables that outlive sessions.
  ///
  /// @param before the session before that turn
  /// @param next the event after the turn's first; null when there is none
  public static SharedReader shared(Session before, @Nullable SessionEvent next) {
    Map<String, Map<String, SharedValue>> read =
        next instanceof SharedRead(var values) ? values : Map.of();
    return holder -> before.shared(holder).values().withAll(read.getOrDefault(holder, Map.of()));
  }
}
