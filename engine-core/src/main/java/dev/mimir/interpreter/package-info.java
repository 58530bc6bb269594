/// Decides what happens: a command, a state, a graph, the draws and the time give events, or a
/// rejection. Live play, replay and playtests run this one implementation.
@NullMarked
package dev.mimir.interpreter;

import org.jspecify.annotations.NullMarked;
