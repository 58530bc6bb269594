package dev.mimir.graph;

import dev.mimir.node.Doc;
import dev.mimir.node.Range;
import org.jspecify.annotations.Nullable;

/// How many can play.
@Doc("How many players a session has.")
record PlayersSpec(
    @Nullable @Range(min = 1, max = 1000) Integer min,
    @Nullable @Range(min = 1, max = 1000) Integer max) {

  boolean contradictory() {
    return min != null && max != null && min > max;
  }
}
