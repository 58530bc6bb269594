/// Replays of sessions, and regressions of graphs.
@NullMarked
package dev.mimir.web.replay;

import org.jspecify.annotations.NullMarked;
