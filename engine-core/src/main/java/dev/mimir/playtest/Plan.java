package dev.mimir.playtest;

/// What is to be played.
///
/// @param runs at least 1
/// @param strategy how the players decide
/// @param seed decides all else: the same plan of the same graph gives the same report
/// @param maxTurns inputs, timeouts and timers after which a run is given up, at least 1
/// @param players who take part, at least 1; a sole one is not named
public record Plan(int runs, Strategy strategy, long seed, int maxTurns, int players) {
  public Plan {
    if (runs < 1 || maxTurns < 1 || players < 1) {
      throw new IllegalArgumentException("runs, turns and players are at least 1");
    }
  }
}
