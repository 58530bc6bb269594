/// Calls that leave the process: what is told of each in the log, counted in spans of time.
@NullMarked
package dev.mimir.projection.calls;

import org.jspecify.annotations.NullMarked;
