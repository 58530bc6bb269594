package dev.mimir.interpreter;

import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.Wait;
import org.jspecify.annotations.Nullable;

/// Finds the wait that an answer is for.
final class Waits {
  private Waits() {}

  sealed interface Found {}

  record Open(Wait at) implements Found {}

  record None(Rejection rejection) implements Found {}

  static Found find(Session session, String player, @Nullable Long waitId) {
    if (waitId == null) {
      for (Wait wait : session.waits()) {
        if (wait.open(player)) {
          return new Open(wait);
        }
      }
      return notExpected(player);
    }
    Wait wait = session.waiting(waitId);
    if (wait == null) {
      String message = "wait " + waitId + " is not open" + open(session);
      return new None(new Rejection.WaitNotOpen(message));
    }
    return wait.open(player) ? new Open(wait) : notExpected(player);
  }

  private static Found notExpected(String player) {
    return new None(
        new Rejection.NotExpected("nothing is expected from player '" + player + "' now"));
  }

  private static String open(Session session) {
    return session.waits().isEmpty()
        ? ""
        : "; open is " + session.waits().stream().map(Wait::waitId).toList();
  }
}
