package dev.mimir.playtest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps so far; longer trails share what they go on from.
///
/// @param length in steps
record Trail(@Nullable Trail before, @Nullable PlayedStep last, int length) {
  static final Trail START = new Trail(null, null, 0);

  Trail plus(PlayedStep step) {
    return new Trail(this, step, length + 1);
  }

  List<PlayedStep> steps() {
    Deque<PlayedStep> steps = new ArrayDeque<>(length);
    for (Trail at = this; at != null && at.last != null; at = at.before) {
      steps.addFirst(at.last);
    }
    return List.copyOf(steps);
  }
}
