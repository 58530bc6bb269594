package dev.mimir.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node knows of the branches that it started.
///
/// @param running names of those under way, in the order started
/// @param ended those that came to an end, in the order of their ends
public record Fork(List<String> running, Map<String, Ended> ended) {
  static final Fork NONE = new Fork(List.of(), Map.of());

  /// How a branch came to its end.
  ///
  /// @param ending by which; null when it failed
  /// @param value what it left for its starter; null when nothing
  /// @param personalOf the player to whom the value belongs; null for nobody
  public record Ended(
      @Nullable String ending, @Nullable Object value, @Nullable String personalOf) {}

  Fork started(List<String> more) {
    List<String> all = new ArrayList<>(running);
    all.addAll(more);
    return new Fork(List.copyOf(all), ended);
  }

  Fork ended(String branch, Ended how) {
    Map<String, Ended> all = new LinkedHashMap<>(ended);
    all.put(branch, how);
    return new Fork(without(branch), all);
  }

  Fork cancelled(String branch) {
    return new Fork(without(branch), ended);
  }

  private List<String> without(String branch) {
    return running.stream().filter(name -> !name.equals(branch)).toList();
  }
}
