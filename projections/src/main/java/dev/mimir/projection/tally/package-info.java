/// What read models of numbers share: counters that a batch of events adds to at once, what must be
/// remembered of each session that goes on, and histograms.
@NullMarked
package dev.mimir.projection.tally;

import org.jspecify.annotations.NullMarked;
