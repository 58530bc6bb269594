package dev.mimir.axon.playtest;

import dev.mimir.axon.aggregate.OpenGraphs;
import dev.mimir.effect.EffectHandler.Services;
import dev.mimir.engine.Caller;
import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.engine.Playtests;
import dev.mimir.graph.Graph;
import dev.mimir.playtest.Plan;
import dev.mimir.playtest.Playtest;
import dev.mimir.playtest.PlaytestReport;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/// Plays graphs in this process, a few at a time, so that those who play live do not wait for it.
final class InMemoryPlaytests implements Playtests {
  private static final Duration LONGEST = Duration.ofSeconds(25);

  /// What making paths short may take after that.
  private static final Duration MORE = Duration.ofSeconds(5);

  /// Seeds that every reader of JSON takes exactly.
  private static final long SEEDS = 1L << 53;

  private final OpenGraphs graphs;
  private final Services services;
  private final Semaphore places =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  InMemoryPlaytests(OpenGraphs graphs, Services services) {
    this.graphs = graphs;
    this.services = services;
  }

  @Override
  public Outcome play(Caller caller, String graphId, Request request) {
    return graphs
        .find(caller.tenant(), graphId, request.version())
        .map(found -> play(caller, found, request))
        .orElseGet(Outcome.Missing::new);
  }

  private Outcome play(Caller caller, OpenGraphs.Version found, Request request) {
    Graph graph = found.graph();
    int players = request.players() == null ? graph.minPlayers() : request.players();
    if (players < graph.minPlayers() || players > graph.maxPlayers()) {
      return new Outcome.Unfit(
          "The graph is for %d to %d players.".formatted(graph.minPlayers(), graph.maxPlayers()));
    }
    if (!places.tryAcquire()) {
      throw new EngineUnavailableException("Other graphs are being played; try again soon.");
    }
    try {
      return new Outcome.Played(found.number(), played(caller, graph, request, players));
    } finally {
      places.release();
    }
  }

  private PlaytestReport played(Caller caller, Graph graph, Request request, int players) {
    Long named = request.seed();
    long seed = named == null ? ThreadLocalRandom.current().nextLong(SEEDS) : named;
    Plan plan = new Plan(request.runs(), request.strategy(), seed, request.maxTurns(), players);
    long begin = System.nanoTime();
    return Playtest.of(
        graph,
        plan,
        RehearsedOutside.of(caller.tenant(), services, graphs.variables(caller.tenant())),
        () -> System.nanoTime() - begin > LONGEST.toNanos(),
        () -> System.nanoTime() - begin > LONGEST.plus(MORE).toNanos());
  }
}
