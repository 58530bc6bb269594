package dev.mimir.playtest;

import dev.mimir.graph.Node;
import dev.mimir.interpreter.Chance;
import dev.mimir.playtest.Keys.State;
import dev.mimir.playtest.Run.Moment;
import dev.mimir.playtest.Run.Turn;
import dev.mimir.session.InputRule;
import dev.mimir.session.Session;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for a way from a point to any ending: first at random, then everywhere.
final class Escape {
  private static final int ROLLOUTS = 8;
  private static final int CHANCES = 12;
  private static final int FEW_STATES = 40;
  private static final int MOST_STATES = 1_500;
  private static final int MOST_TURNS = 20_000;

  private final Table table;
  private final Keys keys;
  private final Inputs inputs;
  private final BooleanSupplier outOfTime;

  Escape(Table table, Keys keys, Inputs inputs, BooleanSupplier outOfTime) {
    this.table = table.unwatched();
    this.keys = keys;
    this.inputs = inputs;
    this.outOfTime = outOfTime;
  }

  /// All states that can be reached from a point, when none of them is an ending; null when there
  /// is a way to one, or it was not found out.
  @Nullable Set<State> trap(Moment from, boolean coarse) {
    Set<State> few = new Search(from, coarse).states(FEW_STATES);
    if (few != null) {
      return few;
    }
    return strolls(from) ? null : new Search(from, coarse).states(MOST_STATES);
  }

  private Table longer(Moment from) {
    int turns = from.turns() + table.maxTurns();
    return new Table(table.atlas(), table.start(), table.outside(), turns, Watch.NONE);
  }

  private boolean strolls(Moment from) {
    Table longer = longer(from);
    for (int i = 0; i < ROLLOUTS; i++) {
      Wanderer player = new Wanderer(table.atlas(), inputs, new SplittableRandom(i));
      Run run = Run.from(from, longer, player).drawing(new Chance(from.seed(), new Whim(2 + i)));
      for (int turns = 0; turns < table.maxTurns() && run.goesOn(); turns++) {
        Turn turn = player.next(run);
        if (turn == null || outOfTime.getAsBoolean()) {
          break;
        }
        run.play(turn);
      }
      if (run.session().ending() != null) {
        return true;
      }
    }
    return false;
  }

  private final class Search {
    private final boolean coarse;
    private final Table longer;
    private final Set<State> known = new HashSet<>();
    private final Deque<Moment> ahead = new ArrayDeque<>();
    private int turns;
    private boolean free;

    Search(Moment from, boolean coarse) {
      this.coarse = coarse;
      this.longer = longer(from);
      known.add(keys.of(from.session(), coarse));
      ahead.add(from);
    }

    /// All states; null when there is a way out, or there are too many.
    @Nullable Set<State> states(int most) {
      while (!ahead.isEmpty() && !free) {
        if (known.size() > most || turns > MOST_TURNS || outOfTime.getAsBoolean()) {
          return null;
        }
        Moment moment = ahead.remove();
        turns(moment.session()).forEach(turn -> play(moment, turn));
      }
      return free ? null : known;
    }

    private void play(Moment moment, Turn turn) {
      boolean more = true;
      for (int chance = 0; chance < CHANCES && more && !free && turns <= MOST_TURNS; chance++) {
        Whim whim = new Whim(chance);
        Run run = Run.from(moment, longer, whim).drawing(new Chance(moment.seed(), whim));
        turns++;
        more = run.play(turn) && whim.asked();
        reached(run);
      }
    }

    private void reached(Run run) {
      free |= run.session().ending() != null;
      if (run.goesOn() && known.add(keys.of(run.session(), coarse))) {
        ahead.add(run.moment());
      }
    }
  }

  /// All that can be done, as far as it can be told.
  private List<Turn> turns(Session session) {
    List<Turn> all = new ArrayList<>();
    for (Wait wait : session.waits()) {
      if (Wanderer.answerable(wait)) {
        String player = session.players().size() == 1 ? null : able(wait);
        steps(wait).forEach(step -> all.add(new Turn(wait, player, step)));
      }
      if (wait.awaited().deadline() != null) {
        all.add(new Turn(wait, null, PlayedStep.ofTimeout()));
      }
    }
    return all;
  }

  private static @Nullable String able(Wait wait) {
    return wait.awaited().players().stream().filter(wait::open).findFirst().orElse(null);
  }

  private Stream<PlayedStep> steps(Wait wait) {
    InputRule rule = wait.awaited().input();
    if (rule == null) {
      return wait.awaited().choices().stream().map(Option::id).map(PlayedStep::choice);
    }
    Node<?> node = table.atlas().node(wait);
    SplittableRandom random = new SplittableRandom(7);
    return Stream.concat(
        inputs.candidates(node, rule).stream(),
        Stream.generate(() -> inputs.any(node, rule, random)).limit(3));
  }
}
