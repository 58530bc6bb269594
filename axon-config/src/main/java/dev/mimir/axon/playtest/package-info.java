/// Plays published graphs in memory.
@NullMarked
package dev.mimir.axon.playtest;

import org.jspecify.annotations.NullMarked;
