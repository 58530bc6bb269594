/// A player's check of the dice. It knows the log and the published rules of draws, and no code of
/// the engine.
@NullMarked
package dev.mimir.samples.fairness;

import org.jspecify.annotations.NullMarked;
