package dev.mimir.projection.search;

/// A place in a text where what was looked for stands.
///
/// @param start its first character, counted in UTF-16 units from 0
/// @param end behind its last
public record Match(int start, int end) {}
