package dev.mimir.web.playtest;

import dev.mimir.engine.Playtests;
import dev.mimir.playtest.Strategy;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a graph is to be played.
///
/// @param version of the graph; the newest when left out
/// @param runs 1 to 10,000; 200 when left out
/// @param strategy `coverage` when left out
/// @param seed that decides everything: the same seed gives the same report; any when left out
/// @param maxTurns after which a run is given up, 1 to 2,000; 300 when left out
/// @param players how many; as few as the graph is for when left out
record PlaytestBody(
    @Nullable Integer version,
    @Nullable Integer runs,
    @Nullable Strategy strategy,
    @Nullable Long seed,
    @Nullable Integer maxTurns,
    @Nullable Integer players)
    implements JsonBody {

  /// The same for the engine.
  ///
  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Playtests.Request request() {
    int wanted = Objects.requireNonNullElse(runs, Playtests.USUAL_RUNS);
    int turns = Objects.requireNonNullElse(maxTurns, Playtests.USUAL_TURNS);
    new Checks()
        .that(version == null || version > 0, "/version", "Versions count from 1.")
        .that(
            wanted > 0 && wanted <= Playtests.MOST_RUNS,
            "/runs",
            "Has to be 1 to " + Playtests.MOST_RUNS + ".")
        .that(
            turns > 0 && turns <= Playtests.MOST_TURNS,
            "/max_turns",
            "Has to be 1 to " + Playtests.MOST_TURNS + ".")
        .that(players == null || players > 0, "/players", "Somebody has to play.")
        .done();
    return new Playtests.Request(
        version,
        wanted,
        Objects.requireNonNullElse(strategy, Strategy.COVERAGE),
        seed,
        turns,
        players);
  }
}
