package dev.mimir.interpreter;

import dev.mimir.session.Saved;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Wait;
import dev.mimir.value.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Saves sessions and brings them back.
final class SavePoints {
  /// Save points of one session.
  static final int MOST = 100;

  private static final int MAX_NAME = 200;

  private SavePoints() {}

  static Decision save(Save command, Turn turn, Instant now) {
    Session session = turn.session();
    String name = command.name();
    String wrong =
        name.isBlank() || name.length() > MAX_NAME
            ? "a save point has a name of at most " + MAX_NAME + " characters"
            : Texts.problem(name);
    Wait working = working(session);
    if (wrong != null) {
      return Decision.notPossible(wrong);
    } else if (working != null) {
      return Decision.notPossible(busy(working) + "; wait for it before saving");
    } else if (session.incident() != null) {
      return Decision.notPossible("the session stands in an incident; resolve it before saving");
    } else if (session.saves().size() >= MOST && !session.saves().containsKey(name)) {
      return Decision.notPossible(
          "a session has at most " + MOST + " save points; use a name again");
    }
    turn.emit(new SessionSaved("", "", name, now));
    return turn.accepted();
  }

  /// A wait whose effect is under way; null when there is none.
  static @Nullable Wait working(Session session) {
    return session.waits().stream().filter(wait -> wait.effect() != null).findFirst().orElse(null);
  }

  static String busy(Wait working) {
    return "an effect of '" + working.node() + "' is under way";
  }

  static Decision restore(Restore command, Turn turn, Instant now) {
    Session before = turn.session();
    for (Map.Entry<String, Saved> entry : before.saves().entrySet()) {
      Saved saved = entry.getValue();
      if (saved.sequence() == command.saved()) {
        turn.emit(new SessionRestored("", "", entry.getKey(), saved.sequence(), now));
        turn.cancel(before.waits(), "restored");
        reopen(saved, turn, now);
        return Interpreter.played(turn);
      }
    }
    return Decision.notPossible("there is no save point " + command.saved() + " any more");
  }

  /// Opens anew what was open at a save point, and ends what is bound to players who are gone.
  static void reopen(Saved saved, Turn turn, Instant now) {
    List<String> present = turn.session().playerIds();
    for (Wait wait : saved.waits()) {
      Wait.Awaited anew =
          wait.awaited().by(wait.deadlineFrom(now)).of(saved.mayAnswer(wait, present));
      turn.emit(new WaitOpened(wait.frame(), wait.node(), anew));
    }
    Stepping.pauseAnew(turn);
    saved.players().stream().filter(player -> !present.contains(player)).forEach(turn::gone);
  }
}
