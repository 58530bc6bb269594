package dev.mimir.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether and how a session goes on.
///
/// @param suspended since when it takes no answers and no time passes for it; null while it does
/// @param abandoned whether it was given up before an ending
/// @param debugged whether it is paused before each node
public record Life(@Nullable Instant suspended, boolean abandoned, boolean debugged) {
  static final Life GOING = new Life(null, false, false);

  Life suspendedAt(Instant since) {
    return new Life(since, false, debugged);
  }

  Life resumed() {
    return new Life(null, false, debugged);
  }

  Life stepwise() {
    return new Life(suspended, abandoned, true);
  }

  Life over() {
    return new Life(null, true, debugged);
  }
}
