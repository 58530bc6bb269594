package dev.mimir.projection.playerrecord;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a player did in the sessions of a graph, or of all graphs.
///
/// @param graphId null for all graphs together
/// @param started sessions that the player began or joined, each once
/// @param ended those that came to an ending with the player
/// @param abandoned those that were given up with the player
/// @param departed those that the player left and did not join again
/// @param goingOn the others
/// @param inputs answers that were accepted
/// @param timePlayedMs from each sign of the player in a session to the next, at most 15 minutes
///   each
/// @param firstSeen when the player first began, joined, answered or left, whatever the origin
/// @param lastSeen when last, whatever the origin
/// @param endings sessions that ended with the player, by ending
public record PlayerSummary(
    @Nullable String graphId,
    long started,
    long ended,
    long abandoned,
    long departed,
    long goingOn,
    long inputs,
    long timePlayedMs,
    Instant firstSeen,
    Instant lastSeen,
    Map<String, Long> endings) {

  PlayerSummary inAllGraphs() {
    return new PlayerSummary(
        null,
        started,
        ended,
        abandoned,
        departed,
        goingOn,
        inputs,
        timePlayedMs,
        firstSeen,
        lastSeen,
        endings);
  }
}
