package dev.mimir.playtest;

import dev.mimir.dice.Seed;
import org.jspecify.annotations.Nullable;

/// How something is reached.
///
/// @param seed of the session
record Lead(Seed seed, Trail trail) {

  /// Where a run stands.
  static Lead of(Run run) {
    return new Lead(run.seed(), run.trail());
  }

  /// The shorter of two.
  static Lead shorter(@Nullable Lead one, Lead other) {
    return one == null || other.trail().length() < one.trail().length() ? other : one;
  }
}
