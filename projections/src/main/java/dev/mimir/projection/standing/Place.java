package dev.mimir.projection.standing;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Played;

/// What the nodes of a frame belong to.
///
/// @param graph id of a graph: the session's own, or one that it calls
/// @param version of that graph
/// @param fragment of that graph; empty at its top
/// @param own whether it is the session's own graph
public record Place(String graph, int version, String fragment, boolean own) {

  /// @param callee what {@link Places} keeps of a call
  static Place of(Played played, String callee) {
    int hash = callee.indexOf('#');
    String graph = hash < 0 ? callee : callee.substring(0, hash);
    String fragment = hash < 0 ? "" : callee.substring(hash + 1);
    int at = graph.indexOf('@');
    return at < 0
        ? new Place(played.graph(), played.version(), fragment, true)
        : new Place(
            graph.substring(0, at), Integer.parseInt(graph.substring(at + 1)), fragment, false);
  }

  /// The beginning of the keys by which something is counted for a node here: tenant, graph,
  /// version, origin, fragment and node.
  ///
  /// @param more what the keys have beside these
  public Object[] key(Recorded event, Origin origin, String node, Object... more) {
    Object[] key = new Object[6 + more.length];
    key[0] = event.tenant();
    key[1] = graph;
    key[2] = version;
    key[3] = origin.key();
    key[4] = fragment;
    key[5] = node;
    System.arraycopy(more, 0, key, 6, more.length);
    return key;
  }
}
