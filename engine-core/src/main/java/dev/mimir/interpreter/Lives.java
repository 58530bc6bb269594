package dev.mimir.interpreter;

import dev.mimir.session.Life;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Abandon;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.SessionEvent.MovedDeadline;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Suspends, resumes and gives up sessions.
final class Lives {
  private Lives() {}

  static Decision suspend(Suspend command, Turn turn, Instant now) {
    if (turn.session().life().suspended() != null) {
      return Decision.notPossible("the session is suspended already");
    }
    turn.emit(new SessionSuspended(now, command.reason()));
    return turn.accepted();
  }

  static Decision resume(Resume command, Turn turn, Instant now) {
    Life life = turn.session().life();
    Instant since = life.suspended();
    if (since == null) {
      return Decision.notPossible("the session is not suspended");
    }
    List<MovedDeadline> moved = new ArrayList<>();
    for (Wait wait : turn.session().waits()) {
      Instant deadline = wait.awaited().deadline();
      if (deadline != null) {
        Instant from = wait.since().isAfter(since) ? wait.since() : since;
        Duration rest = Duration.between(from, now);
        moved.add(new MovedDeadline(wait.waitId(), deadline.plus(rest)));
      }
    }
    turn.emit(new SessionResumed(now, moved, command.reason()));
    return Interpreter.played(turn);
  }

  static Decision abandon(Abandon command, Turn turn, Instant now) {
    Session before = turn.session();
    turn.emit(new SessionAbandoned(now, turn.chance().seed().hex(), command.reason()));
    turn.cancel(before.waits(), "abandoned");
    return turn.accepted();
  }
}
