package dev.mimir.dice;

import java.util.List;

/// Which dice (or members) are kept, in terms of their places when sorted from the lowest. Of equal
/// ones the earlier counts as the lower.
record Selection(List<Step> steps) {
  static final Selection ALL = new Selection(List.of());

  enum Kind {
    KEEP_HIGHEST,
    KEEP_LOWEST,
    DROP_HIGHEST,
    DROP_LOWEST
  }

  record Step(Kind kind, int count) {
    Interval of(Interval kept) {
      int size = (int) kept.size();
      return switch (kind) {
        case KEEP_HIGHEST -> new Interval(kept.last() + 1 - Math.min(size, count), kept.last());
        case KEEP_LOWEST -> new Interval(kept.first(), kept.first() - 1 + Math.min(size, count));
        case DROP_HIGHEST -> new Interval(kept.first(), kept.last() - Math.min(size, count));
        case DROP_LOWEST -> new Interval(kept.first() + Math.min(size, count), kept.last());
      };
    }
  }

  boolean keepsAll() {
    return steps.isEmpty();
  }

  /// The places kept, from 0, of `count` sorted from the lowest.
  Interval of(int count) {
    Interval kept = new Interval(0, count - 1L);
    for (Step step : steps) {
      kept = step.of(kept);
    }
    return kept;
  }
}
