package dev.mimir.playtest;

import dev.mimir.dice.Seed;
import dev.mimir.effect.EffectException;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import dev.mimir.shared.SharedValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One session while it is played. What needs no player happens by itself: effects come back at
/// once, and where nobody can act, time passes until the next deadline.
final class Run {
  /// When every session begins.
  static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

  /// Effects that are performed one after another until a run is given up.
  private static final int MOST_EFFECTS = 1_000;

  private final Table table;
  private final Player player;
  private final Seed seed;
  private Chance chance;
  private Session session = Session.NONE;
  private Trail trail = Trail.START;
  private Instant now = BEGIN;
  private int turns;

  /// A point of a run from which others can go on.
  record Moment(Seed seed, Chance chance, Session session, Trail trail, Instant now, int turns) {}

  /// Who decides.
  interface Player {
    /// What to do next in a session in which a player may act; null when there is nothing.
    @Nullable Turn next(Run run);

    /// Whether an effect that has a way to fail fails now.
    boolean fails(Run run, Wait wait);
  }

  /// @param at the wait that is meant
  /// @param step what to do; its place is filled in
  record Turn(Wait at, @Nullable String playerId, PlayedStep step) {}

  Run(Table table, Player player, Seed seed, Chance chance) {
    this.table = table;
    this.player = player;
    this.seed = seed;
    this.chance = chance;
  }

  /// A run that goes on from a point of another.
  static Run from(Moment moment, Table table, Player player) {
    Run run = new Run(table, player, moment.seed(), moment.chance());
    run.session = moment.session();
    run.trail = moment.trail();
    run.now = moment.now();
    run.turns = moment.turns();
    return run;
  }

  /// The same with other draws.
  Run drawing(Chance other) {
    chance = other;
    return this;
  }

  Moment moment() {
    return new Moment(seed, chance, session, trail, now, turns);
  }

  Session session() {
    return session;
  }

  Trail trail() {
    return trail;
  }

  Seed seed() {
    return seed;
  }

  int turns() {
    return turns;
  }

  /// Whether neither an ending nor an incident was met.
  boolean goesOn() {
    return session.ending() == null && session.incident() == null;
  }

  /// Whether somebody can act.
  boolean open() {
    for (Wait wait : session.waits()) {
      if (wait.open()) {
        return true;
      }
    }
    return false;
  }

  /// Plays to the first point where somebody can act.
  Run begin() {
    take(Interpreter.start(table.start(), table.graph(), chance, now, table.outside().shared()));
    settle();
    return this;
  }

  /// Plays a turn.
  ///
  /// @return false when the answer does not fit, and nothing happened
  boolean play(Turn turn) {
    Wait wait = turn.at();
    Trail before = trail;
    Instant at = now;
    trail = trail.plus(placed(turn));
    boolean taken;
    if (turn.step().timeout() != null) {
      taken = expire(wait);
    } else {
      now = now.plusSeconds(1);
      PlayedStep step = Objects.requireNonNull(trail.last());
      var input = new Input(turn.playerId(), step.answer(), wait.waitId(), null);
      taken = decide(input);
    }
    if (!taken) {
      trail = before;
      now = at;
      return false;
    }
    turns++;
    settle();
    return true;
  }

  private PlayedStep placed(Turn turn) {
    Wait wait = turn.at();
    String player = session.players().size() > 1 ? turn.playerId() : null;
    Long waitId = session.waits().size() > 1 ? (Long) wait.waitId() : null;
    return turn.step().at(table.atlas().id(wait.frame(), wait.node()), player, waitId);
  }

  private void settle() {
    for (int effects = 0; goesOn() && turns < table.maxTurns(); ) {
      Wait effect = effect();
      if (effect == null) {
        Wait due = due(open() ? now : Instant.MAX);
        if (due == null || !expire(due)) {
          return;
        }
        turns++;
      } else if (++effects > MOST_EFFECTS || !perform(effect)) {
        turns = table.maxTurns(); // it goes round without anybody
      }
    }
  }

  private @Nullable Wait effect() {
    for (Wait wait : session.waits()) {
      if (wait.effect() != null) {
        return wait;
      }
    }
    return null;
  }

  /// The first deadline up to an instant.
  private @Nullable Wait due(Instant until) {
    Wait first = null;
    Instant earliest = until;
    for (Wait wait : session.waits()) {
      Instant deadline = wait.awaited().deadline();
      if (deadline != null && deadline.compareTo(earliest) <= 0) {
        first = wait;
        earliest = deadline;
      }
    }
    return first;
  }

  private boolean expire(Wait wait) {
    Instant deadline = Objects.requireNonNull(wait.awaited().deadline());
    now = deadline.isAfter(now) ? deadline : now;
    return decide(new Expire(wait.waitId()));
  }

  private boolean perform(Wait wait) {
    Requested effect = Objects.requireNonNull(wait.effect());
    if (player.fails(this, wait)) {
      trail = trail.plus(PlayedStep.ofFailure(table.atlas().id(wait.frame(), wait.node())));
      return decide(failed(wait, effect, "PLAYTEST", "the playtest lets it fail"));
    }
    try {
      String graph = table.graph().place(wait.frame()).graph().id();
      Map<String, Object> result = table.outside().perform(graph, effect);
      return decide(new Complete(wait.waitId(), effect.attempt(), result, List.of()));
    } catch (EffectException failed) {
      return decide(failed(wait, effect, failed.code(), failed.explanation()));
    }
  }

  private static Fail failed(Wait wait, Requested effect, String code, String message) {
    return new Fail(wait.waitId(), effect.attempt(), code, message, false, null, List.of());
  }

  private boolean decide(SessionCommand command) {
    return take(Interpreter.decide(command, session, table.graph(), chance, now, this::shared));
  }

  /// Variables that outlive the session, with what it has written of them.
  private Map<String, SharedValue> shared(String holder) {
    Map<String, SharedValue> known = session.shared(holder).values();
    return known.isEmpty() ? table.outside().shared().read(holder) : known;
  }

  private boolean take(Decision decision) {
    if (decision instanceof Decision.Accepted(var events, Session after)) {
      session = after;
      table.watch().saw(events, this);
      return true;
    }
    return false;
  }
}
