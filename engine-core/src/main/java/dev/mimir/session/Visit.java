package dev.mimir.session;

import java.time.Instant;

/// How often a node was entered in a frame, and when last.
///
/// @param count entries so far
/// @param time instant of the turn of the last entry
/// @param turn number of that turn
/// @param epoch restores before the latest draw
/// @param drawn how many faces were drawn since the last entry, and since the restore before it
public record Visit(long count, Instant time, long turn, int epoch, int drawn) {

  /// An entry before anything is drawn.
  public Visit(long count, Instant time, long turn) {
    this(count, time, turn, 0, 0);
  }

  Visit drew(int at, int faces) {
    return new Visit(count, time, turn, at, drawn(at) + faces);
  }

  /// How many faces were drawn after so many restores.
  int drawn(int at) {
    return at == epoch ? drawn : 0;
  }
}
