package dev.mimir.session;

import dev.mimir.value.PMap;

/// What a session remembers of one place of calls. A frame names a place, not one call: its counts
/// go on when it is called again, only its locals begin anew.
///
/// @param visits by node id
/// @param taken how often a choice was selected, by `node/choice`
/// @param picks by node id
/// @param locals the frame's own variables
public record Frame(PMap<Visit> visits, PMap<Long> taken, PMap<Picks> picks, PMap<Object> locals) {
  static final Frame NEW = new Frame(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty());

  /// How often a node was entered.
  public long visits(String node) {
    Visit visit = visits.get(node);
    return visit == null ? 0 : visit.count();
  }

  /// How often a choice of a node was selected.
  public long taken(String node, String choice) {
    Long count = taken.get(node + "/" + choice);
    return count == null ? 0 : count;
  }

  /// What a node has picked.
  public Picks picks(String node) {
    Picks known = picks.get(node);
    return known == null ? Picks.NONE : known;
  }

  Frame entered(String node, Visit visit) {
    return new Frame(visits.with(node, visit), taken, picks, locals);
  }

  Frame took(String node, String choice) {
    String key = node + "/" + choice;
    return new Frame(visits, taken.with(key, taken(node, choice) + 1), picks, locals);
  }

  Frame picked(String node, String option, boolean renewed) {
    PMap<Picks> after = picks.with(node, picks(node).with(option, renewed));
    return new Frame(visits, taken, after, locals);
  }

  Frame withLocals(PMap<Object> values) {
    return new Frame(visits, taken, picks, values);
  }
}
