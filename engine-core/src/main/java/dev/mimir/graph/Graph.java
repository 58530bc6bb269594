package dev.mimir.graph;

import dev.mimir.node.Cast;
import dev.mimir.node.NodeSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A compiled graph: immutable, with every expression, template and dice notation compiled.
public final class Graph {
  private final String id;
  private final String title;
  private final String contentHash;
  private final Region top;
  private final Map<String, Region> fragments;
  private final Map<String, Variable> variables;
  private final Cast cast;
  private final Map<String, Object> data;
  private final Map<String, Object> characters;
  private final int minPlayers;
  private final int maxPlayers;
  private final JsonNode canonical;
  private final Map<String, Region> byFrame = new ConcurrentHashMap<>();

  Graph(
      String id,
      String title,
      String contentHash,
      Region top,
      Map<String, Region> fragments,
      Map<String, Variable> variables,
      Cast cast,
      Map<String, Object> data,
      PlayersSpec players,
      JsonNode canonical) {
    this.id = id;
    this.title = title;
    this.contentHash = contentHash;
    this.top = top;
    this.fragments = Map.copyOf(fragments);
    this.variables = variables;
    this.cast = cast;
    this.data = data;
    this.characters = Characters.seen(cast);
    this.minPlayers = players.min() == null ? 1 : players.min();
    this.maxPlayers = players.max() == null ? Math.max(8, minPlayers) : players.max();
    this.canonical = canonical;
  }

  public String id() {
    return id;
  }

  /// What people call it; the id where the document gives no title.
  public String title() {
    return title;
  }

  /// See {@link ContentHash}.
  public String contentHash() {
    return contentHash;
  }

  public Region top() {
    return top;
  }

  /// Fragments by name.
  public Map<String, Region> fragments() {
    return fragments;
  }

  /// The session's variables by name, in the order declared, computed ones included.
  public Map<String, Variable> variables() {
    return variables;
  }

  public Cast cast() {
    return cast;
  }

  /// The constants.
  public Map<String, Object> data() {
    return data;
  }

  /// The characters as expressions see them.
  public Map<String, Object> characters() {
    return characters;
  }

  public int minPlayers() {
    return minPlayers;
  }

  public int maxPlayers() {
    return maxPlayers;
  }

  /// The document in canonical notation.
  public JsonNode canonical() {
    return canonical;
  }

  /// How many nodes there are, fragments included.
  public int size() {
    return top.nodes().size()
        + fragments.values().stream().mapToInt(region -> region.nodes().size()).sum();
  }

  /// The region in which the nodes of a frame stand.
  ///
  /// @throws IllegalArgumentException when no call of this graph opens such a frame
  public Region region(String frame) {
    return frame.isEmpty() ? top : byFrame.computeIfAbsent(frame, this::walk);
  }

  private Region walk(String frame) {
    Region region = top;
    for (String call : frame.split("/")) {
      region = callee(region, call, frame);
    }
    return region;
  }

  /// @param call id of a node, with `:name` for one of its branches
  private Region callee(Region region, String call, String frame) {
    int colon = call.indexOf(':');
    Node<?> node = region.node(colon < 0 ? call : call.substring(0, colon));
    String name = node == null ? "" : callee(node, colon < 0 ? null : call.substring(colon + 1));
    Region callee = fragments.get(name);
    if (callee == null) {
      throw new IllegalArgumentException("no call opens the frame '" + frame + "'");
    }
    return callee;
  }

  private static <C extends Record> String callee(Node<C> node, @Nullable String branch) {
    NodeSpec<C> spec = node.spec();
    if (branch == null) {
      return spec.callee().apply(node.config());
    }
    Map<String, String> branches = spec.branches().apply(node.config());
    String any = branches.getOrDefault(NodeSpec.ANY_BRANCH, "");
    return branches.getOrDefault(branch, any);
  }
}
