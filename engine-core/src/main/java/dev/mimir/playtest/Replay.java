package dev.mimir.playtest;

import dev.mimir.dice.Seed;
import dev.mimir.interpreter.Chance;
import dev.mimir.playtest.Run.Turn;
import dev.mimir.session.Session;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Does again what was done; steps that do not fit where the session stands are passed over.
final class Replay implements Run.Player {
  private final Atlas atlas;
  private final List<PlayedStep> steps;
  private int at;

  private Replay(Atlas atlas, List<PlayedStep> steps) {
    this.atlas = atlas;
    this.steps = steps;
  }

  /// Plays steps from the beginning.
  ///
  /// @param stop asked at the beginning and after every turn
  /// @return where it stopped; null when it never did
  static @Nullable Run until(Predicate<Run> stop, Seed seed, List<PlayedStep> steps, Table table) {
    Replay replay = new Replay(table.atlas(), steps);
    Run run = new Run(table, replay, seed, Chance.of(seed)).begin();
    while (!stop.test(run)) {
      Turn turn = run.goesOn() ? replay.next(run) : null;
      if (turn == null) {
        return null;
      }
      run.play(turn);
    }
    return run;
  }

  @Override
  public @Nullable Turn next(Run run) {
    while (at < steps.size()) {
      PlayedStep step = steps.get(at++);
      Wait wait = step.fails() == null ? wait(run.session(), step) : null;
      if (wait != null) {
        return new Turn(wait, step.playerId(), step);
      }
    }
    return null;
  }

  /// The very wait that was meant, else one at the same place.
  private @Nullable Wait wait(Session session, PlayedStep step) {
    Wait found = null;
    for (Wait wait : session.waits()) {
      if (fits(wait, step) && step.nodeId().equals(atlas.id(wait.frame(), wait.node()))) {
        if (step.waitId() != null && wait.waitId() == step.waitId()) {
          return wait;
        }
        found = found == null ? wait : found;
      }
    }
    return found;
  }

  private static boolean fits(Wait wait, PlayedStep step) {
    if (step.timeout() != null) {
      return wait.awaited().deadline() != null;
    }
    String player = step.playerId();
    boolean open = player == null ? wait.open() : wait.forPlayers() && wait.open(player);
    String choice = step.choice();
    return open
        && (choice == null) == (wait.awaited().input() != null)
        && (choice == null
            || wait.awaited().choices().stream().anyMatch(one -> one.id().equals(choice)));
  }

  @Override
  public boolean fails(Run run, Wait wait) {
    boolean now =
        at < steps.size()
            && steps.get(at).fails() != null
            && steps.get(at).nodeId().equals(atlas.id(wait.frame(), wait.node()));
    at += now ? 1 : 0;
    return now;
  }
}
