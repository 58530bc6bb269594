package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Evaluations;
import dev.mimir.interpreter.EvaluationLog;
import dev.mimir.interpreter.Recorded;
import dev.mimir.interpreter.Retelling;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides turns of the event store again, each from the state before it, to tell what their
/// expressions came to.
final class EventSourcedEvaluations implements Evaluations {
  /// Events that are read at once.
  private static final int PAGE = 500;

  private final EventLog events;
  private final SessionLog log;
  private final SessionRules rules;

  EventSourcedEvaluations(EventLog events, SessionLog log, SessionRules rules) {
    this.events = events;
    this.log = log;
    this.rules = rules;
  }

  @Override
  public Optional<List<Evaluated>> evaluations(
      Caller caller,
      String sessionId,
      @Nullable Long from,
      @Nullable Long to,
      long after,
      int limit) {
    String id = AggregateIds.ofSession(caller.tenant(), sessionId);
    return Commands.translating(() -> {
      Long last = events.last(List.of(id)).get(id);
      long begin = from != null ? from : last == null ? 0 : last;
      if (last == null || begin > last) {
        return Optional.empty();
      }
      EvaluationLog evaluations = new EvaluationLog(after, limit);
      tell(id, begin, to == null ? begin : to, evaluations);
      return Optional.of(evaluations.taken());
    });
  }

  private void tell(String id, long from, long to, EvaluationLog evaluations) {
    long next = first(id, from);
    Session state = next == 0 ? Session.NONE : log.at(id, next - 1).orElseThrow();
    while (next <= to && !evaluations.full()) {
      List<SessionEvent> turn = turn(id, next);
      if (turn.isEmpty()) {
        return;
      }
      tell(id, turn, state, evaluations);
      for (SessionEvent event : turn) {
        state = state.on(event);
      }
      next += turn.size();
    }
  }

  private void tell(String id, List<SessionEvent> turn, Session before, EvaluationLog evaluations) {
    SessionStarted origin =
        Objects.requireNonNullElseGet(before.origin(), () -> (SessionStarted) turn.getFirst());
    Retelling retelling =
        new Retelling(
            version -> rules.graph(id, origin.graphId(), version),
            rules.chance(id, origin.explicitSeed()),
            evaluations);
    Parent parent = before.origin() == null ? origin.parent() : null;
    if (parent == null) {
      retelling.turn(turn, before);
      return;
    }
    String parentId = AggregateIds.ofSession(AggregateIds.tenant(id), parent.sessionId());
    log.at(parentId, parent.sequence())
        .ifPresent(then -> retelling.fork(turn, then, rules.graph(parentId, then)));
  }

  /// Sequence of the event by which the turn of an event began.
  private long first(String id, long at) {
    for (long to = at; to >= 0; to -= PAGE) {
      long from = Math.max(0, to - PAGE + 1);
      List<SessionEvent> page = read(id, from, (int) (to - from + 1));
      for (int i = page.size() - 1; i >= 0; i--) {
        if (Recorded.begins(page.get(i))) {
          return from + i;
        }
      }
    }
    return 0;
  }

  private List<SessionEvent> turn(String id, long first) {
    List<SessionEvent> turn = new ArrayList<>();
    List<SessionEvent> page;
    do {
      page = read(id, first + turn.size(), PAGE);
      for (SessionEvent event : page) {
        if (!turn.isEmpty() && Recorded.begins(event)) {
          return turn;
        }
        turn.add(event);
      }
    } while (page.size() == PAGE);
    return turn;
  }

  private List<SessionEvent> read(String id, long from, int count) {
    return events.read(id, from - 1, count, logged -> (SessionEvent) logged.payload());
  }
}
