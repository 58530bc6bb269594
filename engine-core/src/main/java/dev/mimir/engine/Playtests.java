package dev.mimir.engine;

import dev.mimir.playtest.PlaytestReport;
import dev.mimir.playtest.Strategy;
import org.jspecify.annotations.Nullable;

/// Plays published graphs in memory, to find what is wrong with them. Nothing is stored.
public interface Playtests {
  /// Runs unless it is said how many.
  int USUAL_RUNS = 200;

  /// Runs at most; time may bound them further.
  int MOST_RUNS = 10_000;

  /// Turns of a run unless it is said how many.
  int USUAL_TURNS = 300;

  /// Turns of a run at most.
  int MOST_TURNS = 2_000;

  /// Plays a graph.
  ///
  /// @throws EngineUnavailableException when too many are being played
  Outcome play(Caller caller, String graphId, Request request);

  /// What to play.
  ///
  /// @param version of the graph; null for the newest
  /// @param runs 1 to {@link #MOST_RUNS}
  /// @param seed that the report will name; null for any
  /// @param maxTurns 1 to {@link #MOST_TURNS}
  /// @param players how many; null for as few as the graph is for
  record Request(
      @Nullable Integer version,
      int runs,
      Strategy strategy,
      @Nullable Long seed,
      int maxTurns,
      @Nullable Integer players) {}

  /// What came of it.
  sealed interface Outcome {
    /// It was played.
    record Played(int version, PlaytestReport report) implements Outcome {}

    /// There is no such graph or version.
    record Missing() implements Outcome {}

    /// The graph is not for so many players.
    record Unfit(String message) implements Outcome {}
  }
}
