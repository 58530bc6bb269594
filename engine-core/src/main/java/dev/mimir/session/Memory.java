package dev.mimir.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a character remembers of a session.
///
/// @param window what was said last, oldest first
/// @param summary of what was said before; null when nothing was
/// @param facts by the player whom they are about
public record Memory(
    List<Utterance> window, @Nullable Text summary, Map<String, List<String>> facts) {
  public static final Memory NONE = new Memory(List.of(), null, Map.of());

  /// Something that was said.
  ///
  /// @param player who said it; null when the character did
  public record Utterance(@Nullable String player, Text text) {}

  /// @param dropped how many of the oldest utterances leave the window
  Memory with(
      List<Utterance> said,
      long dropped,
      @Nullable Text newSummary,
      String player,
      List<String> learned) {
    List<Utterance> all = new ArrayList<>(window);
    all.addAll(said);
    List<Utterance> kept = all.subList((int) Math.min(dropped, all.size()), all.size());
    return new Memory(
        List.copyOf(kept), newSummary == null ? summary : newSummary, learned(player, learned));
  }

  private Map<String, List<String>> learned(String player, List<String> more) {
    if (more.isEmpty()) {
      return facts;
    }
    Set<String> known = new LinkedHashSet<>(facts.getOrDefault(player, List.of()));
    known.addAll(more);
    Map<String, List<String>> all = new LinkedHashMap<>(facts);
    all.put(player, List.copyOf(known));
    return all;
  }
}
