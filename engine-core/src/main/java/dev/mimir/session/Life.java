package dev.mimir.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a session goes on.
///
/// @param suspended since when it takes no answers and no time passes for it; null while it does
/// @param abandoned whether it was given up before an ending
public record Life(@Nullable Instant suspended, boolean abandoned) {
  static final Life GOING = new Life(null, false);
}
