package dev.mimir.axon.effect;

import dev.mimir.axon.aggregate.OpenSessions;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.axon.eventstore.EventLog.Logged;
import dev.mimir.axon.trace.Traces;
import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Performs what is due and tells the session. What a session no longer waits for is passed over.
final class EffectWorker {
  private static final System.Logger LOG = System.getLogger(EffectWorker.class.getName());

  private final Sessions sessions;
  private final OpenSessions open;
  private final EffectHandlers handlers;
  private final RunningEffects running;
  private final EffectCounts counts;
  private final LiveTexts texts;
  private final InstantSource clock;
  private final Traces traces;
  private final EventLog log;

  EffectWorker(
      Sessions sessions,
      OpenSessions open,
      EffectHandlers handlers,
      RunningEffects running,
      EffectCounts counts,
      LiveTexts texts,
      InstantSource clock,
      Traces traces,
      EventLog log) {
    this.sessions = sessions;
    this.open = open;
    this.handlers = handlers;
    this.running = running;
    this.counts = counts;
    this.texts = texts;
    this.clock = clock;
    this.traces = traces;
    this.log = log;
  }

  /// A deadline has come.
  void expire(TaskId task) {
    traces.following("deadline", () -> asked(task), () -> tell(task, new Expire(task.waitId())));
  }

  /// Performs an attempt at an effect.
  ///
  /// @throws InterruptedException when the process stops; the attempt is made again later
  void perform(TaskId task) throws InterruptedException {
    traces.following("effect", () -> asked(task), () -> attempt(task));
  }

  /// The metadata of the event that opened the wait.
  private Map<String, ?> asked(TaskId task) {
    List<? extends Map<String, ?>> found =
        log.read(task.aggregateId(), task.waitId() - 1, 1, Logged::metadata);
    return found.isEmpty() ? Map.of() : found.getFirst();
  }

  private void attempt(TaskId task) throws InterruptedException {
    Session session = open.find(task.aggregateId());
    Wait wait = session == null ? null : session.waiting(task.waitId());
    Requested effect = wait == null ? null : wait.effect();
    if (session == null
        || wait == null
        || effect == null
        || effect.attempt() != task.attempt()
        || overdue(wait)) {
      counts.late(task.tenant());
      return;
    }
    if (effect.attempt() == 1) {
      counts.begun(effect.kind(), Duration.between(wait.since(), clock.instant()));
    }
    traces.tag("mimir.effect.kind", effect.kind());
    long begun = System.nanoTime();
    SessionCommand came = came(task, session, wait, effect);
    counts.performed(effect.kind(), came, Duration.ofNanos(System.nanoTime() - begun));
    if (came != null) {
      tell(task, came);
    }
  }

  private boolean overdue(Wait wait) {
    return wait.awaited().deadline() != null && wait.awaited().deadline().isBefore(clock.instant());
  }

  /// @return null when the session stopped waiting meanwhile
  private @Nullable SessionCommand came(TaskId task, Session session, Wait wait, Requested effect)
      throws InterruptedException {
    EffectHandler handler = handlers.find(effect.kind());
    if (handler == null) {
      String message = "nobody here performs effects of the kind '" + effect.kind() + "'";
      return failure(task, EffectException.permanent("UNKNOWN_EFFECT", message));
    }
    EffectCall call =
        new EffectCall(
            task.tenant(),
            task.sessionId(),
            open.graphId(task.aggregateId(), session, wait.frame()),
            task.effectId(),
            task.attempt(),
            effect.request().value(),
            wait.awaited().deadline(),
            texts.writer(task.tenant(), task.sessionId(), task.effectId()));
    try {
      EffectResult result = running.performing(task.effectId(), () -> handler.perform(call));
      return new Complete(task.waitId(), task.attempt(), result.value(), result.attempts());
    } catch (EffectException failed) {
      return failure(task, failed);
    } catch (InterruptedException stopped) {
      if (waitsStill(task)) {
        throw stopped;
      }
      return null;
    } catch (RuntimeException | LinkageError broken) {
      LOG.log(System.Logger.Level.ERROR, "an effect of kind '" + effect.kind() + "'", broken);
      String message = "performing '" + effect.kind() + "' failed; see the server's log";
      return failure(task, EffectException.permanent("EFFECT_BROKEN", message));
    } finally {
      texts.done(task.effectId());
    }
  }

  private boolean waitsStill(TaskId task) {
    Session session = open.find(task.aggregateId());
    return session != null && session.waiting(task.waitId()) != null;
  }

  private static Fail failure(TaskId task, EffectException failed) {
    Duration after = failed.retryAfter();
    return new Fail(
        task.waitId(),
        task.attempt(),
        failed.code(),
        failed.explanation(),
        failed.retryable(),
        after == null ? null : after.toMillis(),
        failed.attempts());
  }

  private void tell(TaskId task, SessionCommand command) {
    Caller caller = new Caller(task.tenant(), "effects", "effect_" + task.effectId());
    if (sessions.decide(caller, task.sessionId(), command) instanceof Reply.Refused) {
      counts.late(task.tenant());
    }
  }
}
