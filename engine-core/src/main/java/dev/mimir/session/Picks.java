package dev.mimir.session;

import dev.mimir.value.PMap;

/// What one node of one frame has picked so far.
///
/// @param total picks made
/// @param counts picks by option
/// @param bag options used up in the present round of a shuffle
public record Picks(long total, PMap<Long> counts, PMap<Boolean> bag) {
  static final Picks NONE = new Picks(0, PMap.empty(), PMap.empty());

  /// How often an option was picked.
  public long count(String option) {
    Long count = counts.get(option);
    return count == null ? 0 : count;
  }

  Picks with(String option, boolean renewed) {
    PMap<Boolean> round = renewed ? PMap.empty() : bag;
    return new Picks(
        total + 1, counts.with(option, count(option) + 1), round.with(option, Boolean.TRUE));
  }
}
