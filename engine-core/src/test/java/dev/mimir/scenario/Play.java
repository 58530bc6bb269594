package dev.mimir.scenario;

import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Fork;
import dev.mimir.interpreter.Forking;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import dev.mimir.value.PMap;
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
        Interpreter.start(
            given.command(), given.graph(), given.chance(), given.now(), shared(given, List.of()));
    return new Play(List.of(), Session.NONE, decision).decided(decision);
  }

  /// Another session that goes on from here.
  Play forked(Given given, Instant at) {
    Fork fork = new Fork("parent", 1, given.graph().contentHash(), List.of(), given.debug());
    Decision decision =
        Forking.fork(
            fork, session, given.graph(), given.graph(), given.chance(), at, shared(given, events));
    return new Play(List.of(), Session.NONE, decision).decided(decision);
  }

  Play command(Given given, SessionCommand command, Instant at) {
    return decided(
        Interpreter.decide(
            command, session, given.graph(), remaining(given), at, shared(given, events)));
  }

  /// What outlives the session: what others did, then what it did itself.
  private static SharedReader shared(Given given, List<SessionEvent> events) {
    return holder -> {
      PMap<SharedValue> values =
          SharedOperation.apply(given.shared().getOrDefault(holder, List.of()), PMap.empty());
      for (SessionEvent event : events) {
        if (event instanceof SharedWritten written && written.holder().equals(holder)) {
          values = SharedOperation.apply(written.operations(), values);
        }
      }
      return values;
    };
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
