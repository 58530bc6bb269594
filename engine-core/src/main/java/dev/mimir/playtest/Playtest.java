package dev.mimir.playtest;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.playtest.DeadEnds.Fall;
import dev.mimir.playtest.PlaytestReport.Reason;
import dev.mimir.playtest.Run.Moment;
import dev.mimir.playtest.Run.Turn;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Plays a graph many times in memory and tells what is wrong with it. Nothing is stored.
public final class Playtest {
  /// Inputs that are tried at a wait until one fits.
  private static final int TRIES = 30;

  /// Turns that a run goes on among states that can hardly be told from those of a trap.
  private static final int DOUBT = 20;

  private final Plan plan;
  private final Coverage coverage;
  private final Table table;
  private final Wanderer player;
  private final @Nullable Guide guide;
  private final DeadEnds deadEnds;
  private final Results results;
  private final BooleanSupplier outOfTime;

  private Playtest(Graph graph, Plan plan, Outside outside, BooleanSupplier outOfTime) {
    this.plan = plan;
    this.outOfTime = outOfTime;
    Atlas atlas = new Atlas(graph);
    Clues clues = new Clues(graph);
    Inputs inputs = new Inputs(clues);
    SplittableRandom random = new SplittableRandom(plan.seed());
    this.coverage = new Coverage(atlas);
    this.table = Table.of(atlas, plan, outside, coverage);
    Rejection refused = Interpreter.refusal(table.start(), graph);
    if (refused != null) {
      throw new IllegalArgumentException(refused.message());
    }
    Keys keys = new Keys(graph, clues);
    this.deadEnds = new DeadEnds(table, keys, new Escape(table, keys, inputs, outOfTime));
    this.guide =
        plan.strategy() == Strategy.COVERAGE
            ? new Guide(
                atlas,
                inputs,
                new Buckets(graph, clues),
                coverage,
                session -> deadEnds.of(session, true) != null,
                random)
            : null;
    this.player = guide == null ? new Wanderer(atlas, inputs, random) : guide;
    this.results = new Results(plan, atlas, coverage, deadEnds);
  }

  /// Plays as planned.
  ///
  /// @param outOfTime asked often; once it says so, what was found so far is reported
  /// @param hurry asked often while paths are made short; once it says so, they stay as they are
  /// @throws IllegalArgumentException when the graph is not for so many players
  public static PlaytestReport of(
      Graph graph, Plan plan, Outside outside, BooleanSupplier outOfTime, BooleanSupplier hurry) {
    return new Playtest(graph, plan, outside, outOfTime).played(hurry);
  }

  private PlaytestReport played(BooleanSupplier hurry) {
    for (int run = 1; run <= plan.runs() && !outOfTime.getAsBoolean(); run++) {
      player.renew(new SplittableRandom(plan.seed() + 0x9E3779B97F4A7C15L * run));
      play(begun());
    }
    return results.report(new Shrinker(table, hurry));
  }

  private Run begun() {
    Moment moment = guide == null ? null : guide.aim();
    if (moment != null) {
      return Run.from(moment, table, player);
    }
    byte[] bytes = new byte[Seed.LENGTH];
    player.random().nextBytes(bytes);
    Seed seed = Seed.of(bytes);
    return new Run(table, player, seed, Chance.of(seed)).begin();
  }

  private void play(Run run) {
    Fall fall = null;
    while (run.goesOn() && run.turns() < plan.maxTurns()) {
      if (outOfTime.getAsBoolean()) {
        return;
      }
      fall = deadEnds.fall(run, fall);
      if (fall != null && (fall.certain() || run.turns() - fall.at().turns() > DOUBT)) {
        results.stuck(fall, run.turns());
        return;
      }
      Reason reason = turn(run);
      if (reason != null) {
        results.stuck(run, reason);
        return;
      }
      if (guide != null && run.goesOn()) {
        guide.remember(run);
      }
    }
    ended(run);
  }

  /// Plays a turn.
  ///
  /// @return why that cannot be; null when it was played
  private @Nullable Reason turn(Run run) {
    for (int i = 0; i < TRIES; i++) {
      Turn turn = player.next(run);
      if (turn == null) {
        return Reason.NOTHING_OPEN;
      }
      if (run.play(turn)) {
        return null;
      }
    }
    return Reason.NOTHING_FITS;
  }

  private void ended(Run run) {
    IncidentRaised incident = run.session().incident();
    String ending = run.session().ending();
    if (incident != null) {
      results.incident(run, incident);
    } else if (ending != null) {
      results.ending(run, ending);
    } else {
      unfinished(run);
    }
  }

  private void unfinished(Run run) {
    List<Moment> points = deadEnds.points(run);
    Fall fall = deadEnds.examine(points);
    if (fall == null) {
      results.unfinished(run, points);
    } else {
      results.stuck(fall, run.turns());
    }
  }

  /// Where a session waits; empty when nowhere.
  static String place(Moment moment, Atlas atlas) {
    Wait wait = Keys.first(moment.session());
    return wait == null ? "" : atlas.id(wait.frame(), wait.node());
  }
}
