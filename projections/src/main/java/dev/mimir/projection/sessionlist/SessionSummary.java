package dev.mimir.projection.sessionlist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session in the list.
///
/// @param status `awaiting_input`, `working`, `incident` or `ended`
/// @param turn answers accepted so far
/// @param sequence of the last event of its last turn
/// @param players ids of those who play
/// @param ending by which it ended; null while it goes on
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
    Instant startedAt,
    Instant updatedAt) {}
