package dev.mimir.scenario;

import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A session so far.
///
/// @param last what came of the last command
record Play(List<SessionEvent> events, Session session, Decision last) {

  static Play started(Given given) {
    Decision decision =
        Interpreter.start(given.command(), given.graph(), given.chance(), given.now());
    return new Play(List.of(), Session.NONE, decision).decided(decision);
  }

  Play command(Given given, SessionCommand command, Instant at) {
    return decided(Interpreter.decide(command, session, given.graph(), remaining(given), at));
  }

  /// The draws without those that fell before.
  private Chance remaining(Given given) {
    return given.after(Checks.drawn(events)).chance();
  }

  private Play decided(Decision decision) {
    if (!(decision instanceof Decision.Accepted(var more, Session after))) {
      return new Play(events, session, decision);
    }
    List<SessionEvent> all = new ArrayList<>(events);
    all.addAll(more);
    return new Play(Collections.unmodifiableList(all), after, decision);
  }
}
