package dev.mimir.projection.endingshare;

/// How many sessions ended by an ending.
///
/// @param share of all that ended, from 0 to 1
public record Ending(String ending, long count, double share) {}
