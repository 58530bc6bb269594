package dev.mimir.projection.dicefairness;

import dev.mimir.projection.tally.Played;

/// What is remembered of a session.
///
/// @param chance whether chance decides its dice, and not somebody who chose the seed
record Rolling(Played played, boolean chance) {}
