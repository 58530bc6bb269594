package dev.mimir.interpreter;

import dev.mimir.graph.Node;
import dev.mimir.graph.Place;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Retry;
import dev.mimir.session.Content;
import dev.mimir.session.RetryRule;
import dev.mimir.session.Saved;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What becomes of a session by the outcome of a node.
final class Outcomes {
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private final Turn turn;
  private final Branches branches;

  Outcomes(Turn turn, Branches branches) {
    this.turn = turn;
    this.branches = branches;
  }

  void apply(Outcome outcome, String frame, Node<?> node) {
    switch (outcome) {
      case Outcome.Leave(var port) -> turn.leave(frame, node, port);
      case Outcome.Await(var awaited) -> await(awaited, frame, node);
      case Outcome.End(var ending) -> turn.end(ending, frame, node);
      case Outcome.Call(var inputs) -> call(inputs, frame, node);
      case Outcome.Request(var effect) -> request(effect, frame, node);
      case Outcome.Fork(var starts) -> branches.start(starts, frame, node);
      case Outcome.Rest() -> branches.rest(frame, node);
      case Outcome.Save(var slot) -> save(slot, frame, node);
      case Outcome.Load(var slot) -> load(slot, frame, node);
      case Outcome.Fail(var code, var message) -> fail(code, message, frame, node);
    }
  }

  private void fail(String code, String message, String frame, Node<?> node) {
    if (node.exit(Port.ERROR) == null) {
      throw new NodeFailure(code, message);
    }
    turn.leave(frame, node, Port.ERROR);
  }

  private void await(Wait.Awaited awaited, String frame, Node<?> node) {
    Sizes.check("what '" + node.id() + "' offers", Sizes.of(awaited));
    turn.emit(new WaitOpened(frame, node.id(), awaited));
  }

  private void call(Map<String, Object> inputs, String frame, Node<?> node) {
    Place callee = turn.graph().place(Session.inside(frame, node.id()));
    Locals locals = Locals.of(callee, inputs);
    turn.emit(new CallStarted(frame, node.id(), callee.name(), locals.plain(), locals.personal()));
  }

  private void request(Effect effect, String frame, Node<?> node) {
    Sizes.check("what '" + node.id() + "' sends", Sizes.of(effect.request()));
    Instant now = turn.session().time();
    Duration timeout = effect.timeout();
    turn.emit(
        new EffectRequested(
            frame,
            node.id(),
            effect.kind(),
            new Content(effect.request(), effect.personalOf()),
            rule(effect.retry()),
            now,
            timeout == null ? null : now.plus(timeout)));
  }

  private static RetryRule rule(Retry retry) {
    Duration backoff = retry.backoff() == null ? BACKOFF : retry.backoff();
    double multiplier = retry.multiplier() == null ? 2 : retry.multiplier();
    return new RetryRule(retry.maxAttempts(), backoff.toMillis(), Math.max(1, multiplier));
  }

  private void save(String slot, String frame, Node<?> node) {
    Wait working = SavePoints.working(turn.session());
    if (working != null) {
      throw new NodeFailure(
          "SAVED_WHILE_WORKING", SavePoints.busy(working) + "; join the branches before saving");
    }
    if (turn.session().saves().size() >= SavePoints.MOST
        && !turn.session().saves().containsKey(slot)) {
      throw new NodeFailure(
          "TOO_LARGE", "a session has at most " + SavePoints.MOST + " save points");
    }
    turn.leave(frame, node, Port.NEXT);
    turn.emit(new SessionSaved(frame, node.id(), slot, turn.session().time()));
  }

  private void load(String slot, String frame, Node<?> node) {
    Saved saved = turn.session().saves().get(slot);
    if (saved == null) {
      turn.leave(frame, node, Port.MISSING);
      return;
    }
    turn.cancel(turn.session().waits(), "restored");
    Instant now = turn.session().time();
    turn.emit(new SessionRestored(frame, node.id(), slot, saved.sequence(), now));
    SavePoints.reopen(saved, turn, now);
  }
}
