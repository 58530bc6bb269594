package dev.mimir.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// A fact about a graph. Documents stand beside the log, stored once by content hash.
public sealed interface GraphEvent {

  /// A version was published.
  ///
  /// @param version from 1
  /// @param contentHash SHA-256 of the normalised document, hex
  /// @param nodes how many nodes it has, fragments included
  /// @param pins the versions by id of other graphs that its document calls without naming one
  record GraphPublished(
      String graphId,
      int version,
      String contentHash,
      String title,
      int nodes,
      Instant at,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> pins)
      implements GraphEvent {

    public GraphPublished {
      pins = Map.copyOf(Objects.requireNonNullElse(pins, Map.of()));
    }
  }

  /// The graph was archived: no new sessions.
  record GraphArchived(String graphId, Instant at) implements GraphEvent {}

  /// A further upload of known content took the graph out of the archive.
  record GraphRestored(String graphId, Instant at) implements GraphEvent {}
}
