/// Dice: notation, exact odds and provably fair draws. Pure values, no clock, no randomness.
@NullMarked
package dev.mimir.dice;

import org.jspecify.annotations.NullMarked;
