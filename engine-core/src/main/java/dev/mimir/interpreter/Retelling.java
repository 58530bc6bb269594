package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// Decides recorded turns again, to tell what their expressions came to.
///
/// @param versions of the session's graph by number
/// @param evaluations takes what they came to
public record Retelling(IntFunction<Graph> versions, Chance chance, EvaluationLog evaluations) {

  /// Decides a turn again, other than that by which a fork begins.
  ///
  /// @param turn its events
  /// @param before the session before them
  /// @return what is decided now
  public Decision turn(List<? extends SessionEvent> turn, Session before) {
    return switch (turn.getFirst()) {
      case SessionMigrated to -> {
        Move move = new Move(to.graphVersion(), to.contentHash(), to.nodes(), to.reason());
        Turn anew = anew(turn, before, versions.apply(to.graphVersion()));
        yield Moving.moved(move, versions.apply(before.begun().graphVersion()), anew, to.at());
      }
      case SessionStarted started -> decide(turn, before, started.graphVersion());
      default -> decide(turn, before, before.begun().graphVersion());
    };
  }

  private Decision decide(List<? extends SessionEvent> turn, Session before, int version) {
    Recorded.Given given = Objects.requireNonNull(Recorded.command(turn, 0));
    return Interpreter.decide(
        given.command(), anew(turn, before, versions.apply(version)), given.at());
  }

  /// Decides again what a fork began with.
  ///
  /// @param opening its events
  /// @param parent as it was where the fork goes on
  /// @param from the parent's graph
  /// @return what is decided now
  public Decision fork(List<? extends SessionEvent> opening, Session parent, Graph from) {
    SessionStarted started = (SessionStarted) opening.getFirst();
    Fork fork = Recorded.fork(opening, started);
    boolean same = parent.begun().graphVersion() == started.graphVersion();
    Graph to = same ? from : versions.apply(started.graphVersion());
    Turn anew = anew(opening, Session.NONE, to);
    return Forking.forked(fork, parent, from, started.players(), anew, started.at());
  }

  private Turn anew(List<? extends SessionEvent> turn, Session before, Graph graph) {
    SessionEvent second = turn.size() < 2 ? null : turn.get(1);
    return new Turn(before, graph, chance, Recorded.shared(before, second), evaluations);
  }
}
