package dev.mimir.interpreter;

import dev.mimir.node.Effect;
import dev.mimir.session.Content;
import dev.mimir.session.RetryRule;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Takes what comes back from outside, and what time brings.
final class Effects {
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private Effects() {}

  static void completed(Turn turn, Wait wait, Requested effect, Complete command, Instant now) {
    Content result = new Content(command.result(), effect.request().personalOf());
    turn.emit(
        new EffectCompleted(
            wait.frame(),
            wait.node(),
            wait.waitId(),
            command.attempt(),
            result,
            command.attempts(),
            now));
    turn.completed(wait.frame(), done(effect, result));
  }

  static Effect.Done done(Requested effect, Content result) {
    return new Effect.Done(
        effect.kind(), effect.request().value(), result.value(), effect.request().personalOf());
  }

  static void failed(Turn turn, Wait wait, Requested effect, Fail command, Instant now) {
    Instant next = now.plusMillis(rest(turn.session(), wait, effect.retry(), command));
    Instant deadline = wait.awaited().deadline();
    boolean again =
        command.retryable()
            && command.attempt() < effect.retry().maxAttempts()
            && (deadline == null || next.isBefore(deadline));
    if (again) {
      turn.emit(
          new EffectRetried(
              wait.frame(),
              wait.node(),
              wait.waitId(),
              command.attempt(),
              command.code(),
              command.message(),
              command.attempts(),
              now,
              next));
    } else {
      failed(turn, wait, command, now, effect);
    }
  }

  private static void failed(Turn turn, Wait wait, Fail command, Instant now, Requested effect) {
    turn.emit(
        new EffectFailed(
            wait.frame(),
            wait.node(),
            wait.waitId(),
            command.attempt(),
            command.code(),
            command.message(),
            command.attempts(),
            now));
    turn.failed(
        wait.frame(),
        new Effect.Failed(
            effect.kind(),
            effect.request().value(),
            command.code(),
            command.message(),
            effect.request().personalOf()));
  }

  static void expired(Turn turn, Wait wait, Instant now) {
    Requested effect = wait.effect();
    if (effect == null) {
      turn.emit(new WaitExpired(wait.frame(), wait.node(), wait.waitId(), now));
      turn.expired(wait);
    } else {
      String message = "nothing came back from the " + effect.kind() + " within the timeout";
      failed(
          turn,
          wait,
          new Fail(wait.waitId(), effect.attempt(), "TIMEOUT", message, false, null, List.of()),
          now,
          effect);
    }
  }

  /// Milliseconds until the next attempt: exponential, bounded, and spread so that those who failed
  /// together do not come back together. The spread follows from the session, not from chance, so
  /// that deciding again gives the same.
  private static long rest(Session session, Wait wait, RetryRule rule, Fail failed) {
    double rest = (double) rule.backoffMs() * Math.pow(rule.multiplier(), failed.attempt() - 1.0);
    double most = Math.min(rest, (double) LONGEST_REST.toMillis());
    int spread = (session.begun().commitment() + wait.waitId() + "/" + failed.attempt()).hashCode();
    long jittered = (long) (most * (0.75 + Math.floorMod(spread, 1_000) / 2_000.0));
    return failed.retryAfterMs() == null ? jittered : Math.max(jittered, failed.retryAfterMs());
  }
}
