/// Plays any published game in a terminal, over the HTTP interface alone.
///
/// [Main] reads the command line, [Client] speaks to the server (and does not give up when it
/// restarts), [Game] is the loop of showing and asking, [Screen] prints, [Answers] reads.
@NullMarked
package dev.mimir.samples.player;

import org.jspecify.annotations.NullMarked;
