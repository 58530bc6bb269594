package dev.mimir.playtest;

import dev.mimir.dice.Seed;
import java.util.List;

/// How something is reached.
///
/// @param seed of the session
record Lead(Seed seed, Trail trail) {

  /// Where a run stands.
  static Lead of(Run run) {
    return new Lead(run.seed(), run.trail());
  }

  /// The seed as 64 hex digits.
  String hex() {
    return seed.hex();
  }

  List<PlayedStep> steps() {
    return trail.steps();
  }
}
