package dev.mimir.axon.aggregate;

import dev.mimir.graph.GraphEvent;
import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.GraphEvent.GraphRestored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was published of a graph.
///
/// @param versions oldest first; the version of a place is that place, from 1
/// @param archived whether it takes new sessions no more
record GraphHistory(List<GraphPublished> versions, boolean archived) {
  static final GraphHistory EMPTY = new GraphHistory(List.of(), false);

  GraphHistory on(GraphEvent event) {
    return switch (event) {
      case GraphPublished published -> {
        List<GraphPublished> more = new ArrayList<>(versions);
        more.add(published);
        yield new GraphHistory(List.copyOf(more), false);
      }
      case GraphArchived _ -> new GraphHistory(versions, true);
      case GraphRestored _ -> new GraphHistory(versions, false);
    };
  }

  /// The newest version, 0 when there is none.
  int newest() {
    return versions.size();
  }

  /// Whether the newest version has a content, and calls the same versions of other graphs.
  boolean newestIs(String contentHash, Map<String, Integer> pins) {
    return !versions.isEmpty()
        && versions.getLast().contentHash().equals(contentHash)
        && versions.getLast().pins().equals(pins);
  }

  /// A version, or null.
  @Nullable GraphPublished version(int number) {
    return number < 1 || number > versions.size() ? null : versions.get(number - 1);
  }

  /// Why there is no such version for new sessions and callers, in words.
  String missing(String graphId) {
    return archived
        ? "graph '" + graphId + "' is archived; publish it again to use it"
        : unknown(graphId);
  }

  /// Why there is no such version at all, in words.
  String unknown(String graphId) {
    return newest() == 0
        ? "there is no graph '" + graphId + "'; publish it first"
        : "graph '" + graphId + "' has versions 1 to " + newest();
  }
}
