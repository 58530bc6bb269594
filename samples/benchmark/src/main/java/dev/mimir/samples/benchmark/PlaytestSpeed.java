package dev.mimir.samples.benchmark;

import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.node.NodeTypes;
import dev.mimir.playtest.Outside;
import dev.mimir.playtest.Plan;
import dev.mimir.playtest.Playtest;
import dev.mimir.playtest.PlaytestReport;
import dev.mimir.playtest.Strategy;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/// How many playthroughs of the dungeon a playtest finishes, on one thread: whole playtests of
/// 10,000 runs, the making of their reports with the shortening of paths included.
record PlaytestSpeed(Options options, Report report) {
  private static final String GAME = "/games/dungeon.json";
  private static final int RUNS = 10_000;
  private static final int TURNS = 300;

  void run() {
    var compiled = new GraphCompiler(NodeTypes.discovered()).compile(Game.resource(GAME));
    Graph graph = Objects.requireNonNull(compiled.graph());
    for (Strategy strategy : Strategy.values()) {
      play(graph, strategy, options.warmup());
      report.line(play(graph, strategy, options.seconds()));
    }
  }

  private static String play(Graph graph, Strategy strategy, double seconds) {
    long began = System.nanoTime();
    long cpu = cpu();
    long runs = 0;
    double turns = 0;
    while (System.nanoTime() - began < seconds * 1e9) {
      Plan plan = new Plan(RUNS, strategy, runs, TURNS, 1);
      PlaytestReport played = Playtest.of(graph, plan, Outside.NOTHING, () -> false, () -> false);
      runs += played.runs();
      turns += played.turns().mean() * played.runs();
    }
    double minutes = (System.nanoTime() - began) / 60e9;
    double cpuMinutes = (cpu() - cpu) / 60e9;
    return "playtest, dungeon, %s: %,.0f playthroughs/min, %,.0f per CPU-min, %.1f turns each"
        .formatted(strategy.label(), runs / minutes, runs / cpuMinutes, turns / runs);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
