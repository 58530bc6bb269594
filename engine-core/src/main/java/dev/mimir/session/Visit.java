package dev.mimir.session;

import java.time.Instant;

/// How often a node was entered in a frame, and when last.
///
/// @param count entries so far
/// @param time instant of the turn of the last entry
/// @param turn number of that turn
public record Visit(long count, Instant time, long turn) {}
