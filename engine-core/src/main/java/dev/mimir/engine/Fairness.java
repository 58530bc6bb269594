package dev.mimir.engine;

import dev.mimir.dice.Draw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What anyone needs to prove the draws of a session.
///
/// @param commitment SHA-256 of the seed, hex; known before the first draw
/// @param clientSeed the player's own share
/// @param explicitSeed whether the starter named the seed: then nothing is proved
/// @param seed hex; null until the session has ended
/// @param rolls every roll and pick with its draws; empty until the session has ended
public record Fairness(
    String sessionId,
    String commitment,
    String clientSeed,
    boolean explicitSeed,
    @Nullable String seed,
    List<Drawn> rolls) {

  /// One execution of a node that drew.
  ///
  /// @param sequence of its event
  /// @param epoch restores before
  /// @param frame path of call nodes
  /// @param visit entries of the node in the frame, from 1
  /// @param notation what was rolled; null of a pick
  /// @param result total of a roll, or the option picked
  public record Drawn(
      long sequence,
      int epoch,
      String frame,
      String nodeId,
      long visit,
      @Nullable String notation,
      Object result,
      List<Draw> draws) {}
}
