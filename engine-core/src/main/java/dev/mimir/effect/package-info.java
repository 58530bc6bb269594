/// What leaves the process: the ports between sessions, which request effects, and those who
/// perform them. A session never waits for one in its turn; the result comes back as a command.
@NullMarked
package dev.mimir.effect;

import org.jspecify.annotations.NullMarked;
