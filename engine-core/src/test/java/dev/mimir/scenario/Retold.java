package dev.mimir.scenario;

import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.EvaluationLog;
import dev.mimir.interpreter.Recorded;
import dev.mimir.interpreter.Retelling;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns that are decided again while somebody looks at what their expressions come to.
final class Retold {
  private Retold() {}

  /// The log that the turns of a log make when somebody looks.
  ///
  /// @param parent of a fork, as it was where the fork goes on; null of others
  static List<SessionEvent> log(Given given, List<SessionEvent> log, @Nullable Session parent) {
    List<SessionEvent> again = new ArrayList<>();
    Session session = Session.NONE;
    while (again.size() < log.size()) {
      List<SessionEvent> turn = turn(log, again.size());
      Decision decision = decided(given, turn, session, parent);
      if (!(decision instanceof Decision.Accepted(var events, Session after))) {
        throw new AssertionError("refused: " + decision);
      }
      again.addAll(events);
      session = after;
    }
    return again;
  }

  private static Decision decided(
      Given given, List<SessionEvent> turn, Session before, @Nullable Session parent) {
    Retelling retelling =
        new Retelling(_ -> given.graph(), given.chance(), new EvaluationLog(-1, 10));
    return before.origin() == null && parent != null
        ? retelling.fork(turn, parent, given.graph())
        : retelling.turn(turn, before);
  }

  private static List<SessionEvent> turn(List<SessionEvent> log, int from) {
    int to = from + 1;
    while (to < log.size() && !Recorded.begins(log.get(to))) {
      to++;
    }
    return log.subList(from, to);
  }
}
