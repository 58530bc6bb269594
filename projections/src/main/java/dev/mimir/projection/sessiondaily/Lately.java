package dev.mimir.projection.sessiondaily;

import dev.mimir.projection.tally.Played;

/// What is remembered of a session.
///
/// @param quarter of an hour in which it had its last event, see {@link
///   dev.mimir.projection.calendar.Span#quarter}
record Lately(Played played, int quarter) {}
