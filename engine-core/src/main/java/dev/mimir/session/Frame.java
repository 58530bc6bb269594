package dev.mimir.session;

import dev.mimir.value.PMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a session remembers of one place of calls. A frame names a place, not one call: its counts
/// go on when it is called again, only its locals begin anew.
///
/// @param visits by node id
/// @param taken how often a choice was selected, by `node/choice`
/// @param picks by node id
/// @param locals the frame's own variables
/// @param progress what a node keeps while it goes on over several turns, by node id
/// @param player the player to whom a branch is bound; null when to nobody
public record Frame(
    PMap<Visit> visits,
    PMap<Long> taken,
    PMap<Picks> picks,
    PMap<Object> locals,
    PMap<Map<String, Object>> progress,
    @Nullable String player) {
  static final Frame NEW =
      new Frame(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), null);

  /// How often a node was entered.
  public long visits(String node) {
    Visit visit = visits.get(node);
    return visit == null ? 0 : visit.count();
  }

  /// How many faces a node has drawn since it was last entered. Its next draw has this number,
  /// however many turns the node goes on.
  ///
  /// @param epoch number of restores before; each begins the numbers anew
  public int drawn(String node, int epoch) {
    Visit visit = visits.get(node);
    return visit == null ? 0 : visit.drawn(epoch);
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

  /// What a node keeps; empty when nothing.
  public Map<String, Object> progress(String node) {
    return progress.getOrDefault(node, Map.of());
  }

  Frame entered(String node, Visit visit) {
    return new Frame(visits.with(node, visit), taken, picks, locals, progress, player);
  }

  Frame drew(String node, int epoch, int faces) {
    Visit visit = visits.get(node);
    return visit == null || faces == 0 ? this : entered(node, visit.drew(epoch, faces));
  }

  Frame took(String node, String choice) {
    String key = node + "/" + choice;
    PMap<Long> after = taken.with(key, taken(node, choice) + 1);
    return new Frame(visits, after, picks, locals, progress, player);
  }

  Frame picked(String node, String option, boolean renewed) {
    PMap<Picks> after = picks.with(node, picks(node).with(option, renewed));
    return new Frame(visits, taken, after, locals, progress, player);
  }

  /// With other variables of its own.
  public Frame withLocals(PMap<Object> values) {
    return new Frame(visits, taken, picks, values, progress, player);
  }

  Frame progressed(String node, Map<String, Object> kept) {
    PMap<Map<String, Object>> after =
        kept.isEmpty() ? progress.without(node) : progress.with(node, kept);
    return new Frame(visits, taken, picks, locals, after, player);
  }

  Frame of(@Nullable String bound) {
    return new Frame(visits, taken, picks, locals, progress, bound);
  }
}
