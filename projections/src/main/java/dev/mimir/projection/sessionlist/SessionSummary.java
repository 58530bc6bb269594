package dev.mimir.projection.sessionlist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session in the list.
///
/// @param status `awaiting_input`, `waiting`, `working`, `paused`, `suspended`, `incident`, `ended`
///   or `abandoned`
/// @param graphVersion that it plays now
/// @param turn answers accepted so far
/// @param sequence of the last event of its last turn
/// @param players ids of those who play
/// @param ending by which it ended; null when it did not
/// @param parent where it was forked from; null when it was not
/// @param updatedAt when it last moved
public record SessionSummary(
    String sessionId,
    String graphId,
    int graphVersion,
    String status,
    long turn,
    long sequence,
    List<String> players,
    @Nullable String ending,
    @Nullable Parent parent,
    Instant startedAt,
    Instant updatedAt) {

  /// A point of another session.
  public record Parent(String sessionId, long sequence) {}
}
