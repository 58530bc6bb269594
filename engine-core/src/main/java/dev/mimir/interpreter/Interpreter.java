package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.session.Answer;
import dev.mimir.session.Recent.Request;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.RequestKey;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.Status;
import dev.mimir.session.Wait;
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
    Rejection refusal = refusal(command, graph);
    if (refusal != null) {
      return new Decision.Rejected(refusal);
    }
    Turn turn = new Turn(Session.NONE, graph, chance);
    turn.emit(
        new SessionStarted(
            command.graphId(),
            command.graphVersion(),
            command.contentHash(),
            SEMANTICS,
            Starting.players(command),
            Starting.variables(command.variables(), graph),
            chance.seed().commitment(),
            command.clientSeed(),
            command.explicitSeed(),
            now,
            null));
    turn.run();
    return turn.accepted();
  }

  /// Why a session cannot begin so; null when it can.
  public static @Nullable Rejection refusal(Start command, Graph graph) {
    String wrong = Starting.problem(Starting.players(command), command, graph);
    return wrong == null ? null : new Rejection.BadStart(wrong);
  }

  /// Takes an answer and plays to the next wait.
  public static Decision input(
      Input command, Session session, Graph graph, Chance chance, Instant now) {
    Decision known = repeated(command.request(), session);
    if (known != null) {
      return known;
    }
    if (session.status() == Status.NONE) {
      return new Decision.Rejected(new Rejection.NoSuchSession("the session has not begun"));
    }
    if (session.status() == Status.ENDED) {
      String message = "the session has ended ('" + session.ending() + "'); start a new one";
      return new Decision.Rejected(new Rejection.HasEnded(message));
    }
    String player =
        command.playerId() == null ? session.players().getFirst().playerId() : command.playerId();
    Waits.Found found = Waits.find(session, player, command.waitId());
    return switch (found) {
      case Waits.None(var rejection) -> new Decision.Rejected(rejection);
      case Waits.Open(Wait wait) -> answered(command, session, graph, chance, now, player, wait);
    };
  }

  private static Decision answered(
      Input command,
      Session session,
      Graph graph,
      Chance chance,
      Instant now,
      String player,
      Wait wait) {
    return switch (Answers.check(command.answer(), wait.awaited(), player)) {
      case Answers.Wrong(var message) -> new Decision.Rejected(new Rejection.DoesNotFit(message));
      case Answers.Fits(Answer answer) -> {
        Turn turn = new Turn(session, graph, chance);
        turn.emit(
            new InputReceived(
                wait.waitId(), wait.frame(), wait.node(), player, answer, now, command.request()));
        turn.answered(wait, answer);
        turn.run();
        yield turn.accepted();
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
