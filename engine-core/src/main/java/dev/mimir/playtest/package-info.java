/// Plays graphs in memory, by players who find what is wrong with them. The rules are those of live
/// play: every turn is decided by the interpreter.
@NullMarked
package dev.mimir.playtest;

import org.jspecify.annotations.NullMarked;
