package dev.mimir.graph.diff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What differs between two versions of a graph, by meaning: both are compared in canonical
/// notation, whatever the notation, white space and order of declarations they were written with.
/// Nodes are named `node`, those of fragments `#fragment/node`, in the order of the documents.
///
/// @param same whether both play the same: what differs, if anything, is where nodes stand in an
///   editor, and titles, notes, tags and `x-…` members
/// @param fields what changed beside nodes and edges: variables, items, characters, …
/// @param annotations titles, notes, tags and `x-…` members beside those of nodes
public record GraphDiff(
    boolean same,
    NodeChanges nodes,
    EdgeChanges edges,
    List<FieldChange> fields,
    List<FieldChange> annotations) {

  /// Compares two documents.
  ///
  /// @param from the earlier one, in canonical notation
  /// @param to the later one, in canonical notation
  public static GraphDiff between(JsonNode from, JsonNode to) {
    return new Comparison(from, to).diff();
  }

  /// What became of the nodes.
  ///
  /// @param changed those whose type or config changed
  /// @param renamed those with another id, but the type and config they had
  /// @param moved those that stand elsewhere in an editor
  /// @param annotated those whose title, notes, tags or `x-…` members changed
  public record NodeChanges(
      List<GraphNode> added,
      List<GraphNode> removed,
      List<ChangedNode> changed,
      List<RenamedNode> renamed,
      List<String> moved,
      List<ChangedNode> annotated) {}

  /// A node.
  public record GraphNode(String nodeId, String type) {}

  /// A node that changed.
  ///
  /// @param nodeId in the later document
  /// @param changes with paths from the node on, e.g. `/config/notation`
  public record ChangedNode(String nodeId, String type, List<FieldChange> changes) {}

  /// A node with another id. Sessions, draws and `visits` know nodes by their ids, so this is a
  /// change of meaning.
  public record RenamedNode(String from, String to, String type) {}

  /// What became of the edges. One that only follows the new id of a node did not change.
  ///
  /// @param changed those that lead elsewhere
  public record EdgeChanges(
      List<GraphEdge> added, List<GraphEdge> removed, List<ChangedEdge> changed) {}

  /// An edge.
  public record GraphEdge(String from, String port, String to) {}

  /// An edge that leads elsewhere.
  ///
  /// @param from the node that it leaves, in the later document
  /// @param was where it led, named as in the later document if it is still there
  public record ChangedEdge(String from, String port, String was, String to) {}

  /// A member that changed.
  ///
  /// @param path JSON pointer, into the earlier document for what was removed, else into the later;
  ///   `[node]` and the like are counted as they stand there
  /// @param change what became of it
  /// @param from its value before; null when it was added
  /// @param to its value since; null when it was removed
  public record FieldChange(
      String path, Kind change, @Nullable JsonNode from, @Nullable JsonNode to) {}

  /// What became of a member.
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /// The same members or elements in another order, where order has a meaning.
    REORDERED;

    /// As in JSON, e.g. `added`.
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
