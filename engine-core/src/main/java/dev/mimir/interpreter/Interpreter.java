package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Position;
import dev.mimir.session.Recent.Request;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Abandon;
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
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.RequestKey;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import dev.mimir.shared.SharedReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides commands. It keeps no state, reads no clock and draws nothing by itself: the time and
/// the draws are arguments, their results stand in the events.
public final class Interpreter {
  /// The number of the rules by which new sessions are decided. A change of a rule gets the next
  /// number, and sessions keep the rules they began with.
  public static final int SEMANTICS = 1;

  /// Nodes that one turn can run.
  public static final int MAX_STEPS = 10_000;

  private Interpreter() {}

  /// Begins a session and plays it to its first wait.
  public static Decision start(Start command, Graph graph, Chance chance, Instant now) {
    return start(command, graph, chance, now, SharedReader.NOTHING);
  }

  /// Begins a session and plays it to its first wait.
  ///
  /// @param shared asked once for each holder whose variables the graph has
  public static Decision start(
      Start command, Graph graph, Chance chance, Instant now, SharedReader shared) {
    Rejection refusal = refusal(command, graph);
    if (refusal != null) {
      return new Decision.Rejected(refusal);
    }
    return started(command, new Turn(Session.NONE, graph, chance, shared), now);
  }

  private static Decision started(Start command, Turn turn, Instant now) {
    turn.emit(
        new SessionStarted(
            command.graphId(),
            command.graphVersion(),
            command.contentHash(),
            SEMANTICS,
            Starting.players(command),
            Starting.variables(command.variables(), turn.graph()),
            turn.chance().seed().commitment(),
            command.clientSeed(),
            command.explicitSeed(),
            now,
            null));
    if (command.debug()) {
      turn.emit(new DebuggingBegun(now));
    }
    return played(turn);
  }

  /// Why a session cannot begin so; null when it can.
  public static @Nullable Rejection refusal(Start command, Graph graph) {
    String wrong = Starting.problem(Starting.players(command), command, graph);
    return wrong == null ? null : new Rejection.BadStart(wrong);
  }

  /// Decides a command.
  ///
  /// @param session as it stands; {@link Session#NONE} for one that has not begun
  public static Decision decide(
      SessionCommand command, Session session, Graph graph, Chance chance, Instant now) {
    return decide(command, session, graph, chance, now, SharedReader.NOTHING);
  }

  /// Decides a command.
  ///
  /// @param session as it stands; {@link Session#NONE} for one that has not begun
  /// @param shared as of {@link #start(Start, Graph, Chance, Instant, SharedReader)}
  public static Decision decide(
      SessionCommand command,
      Session session,
      Graph graph,
      Chance chance,
      Instant now,
      SharedReader shared) {
    if (command instanceof Start start) {
      return start(start, graph, chance, now, shared);
    }
    Decision known = command instanceof Input input ? repeated(input.request(), session) : null;
    if (known != null) {
      return known;
    }
    Rejection refusal = refusal(command, session);
    if (refusal != null) {
      return new Decision.Rejected(refusal);
    }
    return decide(command, new Turn(session, graph, chance, shared), now);
  }

  /// Decides a command that is not refused.
  static Decision decide(SessionCommand command, Turn turn, Instant now) {
    return switch (command) {
      case Start start -> started(start, turn, now);
      case Input input -> input(input, turn, now);
      case Complete complete -> completed(complete, turn, now);
      case Fail fail -> failed(fail, turn, now);
      case Expire(long waitId) -> expired(waitId, turn, now);
      case Resolve resolve -> resolved(resolve, turn, now);
      case Save save -> SavePoints.save(save, turn, now);
      case Restore restore -> SavePoints.restore(restore, turn, now);
      case Suspend suspend -> Lives.suspend(suspend, turn, now);
      case Resume resume -> Lives.resume(resume, turn, now);
      case Abandon abandon -> Lives.abandon(abandon, turn, now);
      case Amend amend -> Amending.amend(amend, turn, now);
      case Step step -> Stepping.step(step, turn, now);
      case Join(Player player) -> Members.join(player, turn, now);
      case Leave(String player) -> Members.leave(player, turn, now);
    };
  }

  static Decision played(Turn turn) {
    turn.run();
    return turn.accepted();
  }

  private static Decision completed(Complete command, Turn turn, Instant now) {
    Wait wait = turn.session().waiting(command.waitId());
    Requested effect = wait == null ? null : wait.effect();
    if (wait == null || effect == null) {
      return late(command.waitId());
    }
    Effects.completed(turn, wait, effect, command, now);
    return played(turn);
  }

  private static Decision failed(Fail command, Turn turn, Instant now) {
    Wait wait = turn.session().waiting(command.waitId());
    Requested effect = wait == null ? null : wait.effect();
    if (wait == null || effect == null || command.attempt() < effect.attempt()) {
      return late(command.waitId());
    }
    Effects.failed(turn, wait, effect, command, now);
    return played(turn);
  }

  private static Decision expired(long waitId, Turn turn, Instant now) {
    Wait wait = turn.session().waiting(waitId);
    Instant deadline = wait == null ? null : wait.awaited().deadline();
    if (wait == null || deadline == null || deadline.isAfter(now)) {
      return late(waitId);
    }
    Effects.expired(turn, wait, now);
    return played(turn);
  }

  private static Decision late(long waitId) {
    return new Decision.Rejected(
        new Rejection.WaitNotOpen("wait " + waitId + " is not open any more, or not due yet"));
  }

  private static Decision resolved(Resolve command, Turn turn, Instant now) {
    IncidentRaised incident = turn.session().incident();
    if (incident == null) {
      return new Decision.Rejected(new Rejection.NotResolvable("there is no incident"));
    }
    Position position = turn.session().position(incident.frame());
    String problem = Incidents.problem(command, turn, incident, position);
    if (problem != null) {
      return new Decision.Rejected(new Rejection.NotResolvable(problem));
    }
    Incidents.resolve(turn, command, incident, position, now);
    return played(turn);
  }

  /// Why a session takes no command any more, or not yet; null when it does.
  private static @Nullable Rejection refusal(SessionCommand command, Session session) {
    return switch (session.status()) {
      case NONE -> new Rejection.NoSuchSession("the session has not begun");
      case ENDED ->
          new Rejection.HasEnded(
              "the session has ended ('" + session.ending() + "'); start a new one, or fork it");
      case ABANDONED -> new Rejection.HasEnded("the session was given up; fork it to go on");
      case SUSPENDED -> whileSuspended(command);
      default -> null;
    };
  }

  private static @Nullable Rejection whileSuspended(SessionCommand command) {
    return switch (command) {
      case Input _, Expire _, Restore _, Step _ ->
          new Rejection.IsSuspended("the session is suspended; resume it first");
      default -> null;
    };
  }

  private static Decision input(Input command, Turn turn, Instant now) {
    Session session = turn.session();
    String player =
        command.playerId() == null ? session.players().getFirst().playerId() : command.playerId();
    return switch (Waits.find(session, player, command.waitId())) {
      case Waits.None(var rejection) -> new Decision.Rejected(rejection);
      case Waits.Open(Wait wait) -> answered(command, turn, now, player, wait);
    };
  }

  private static Decision answered(
      Input command, Turn turn, Instant now, String player, Wait wait) {
    return switch (Answers.check(command.answer(), wait.awaited(), player)) {
      case Answers.Wrong(var message) -> new Decision.Rejected(new Rejection.DoesNotFit(message));
      case Answers.Fits(Answer answer) -> {
        turn.emit(
            new InputReceived(
                wait.waitId(), wait.frame(), wait.node(), player, answer, now, command.request()));
        Wait after = turn.session().waiting(wait.waitId());
        if (after == null) {
          turn.answered(wait.with(player, answer));
        }
        yield played(turn);
      }
    };
  }

  private static @Nullable Decision repeated(@Nullable RequestKey key, Session session) {
    Request known = key == null ? null : session.recent().request(key.key());
    if (key == null || known == null) {
      return null;
    }
    return known.key().digest().equals(key.digest())
        ? new Decision.Repeated(known)
        : new Decision.Rejected(
            new Rejection.KeyReused("the key '" + key.key() + "' was used with another body"));
  }
}
