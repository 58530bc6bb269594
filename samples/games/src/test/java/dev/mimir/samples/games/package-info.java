/// The games as they are played: every ending, every node, and logs that are kept for ever.
@NullMarked
package dev.mimir.samples.games;

import org.jspecify.annotations.NullMarked;
