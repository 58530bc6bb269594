package dev.mimir.graph;

import dev.mimir.node.Cast;
import dev.mimir.node.NodeSpec;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A compiled graph: immutable, with every expression, template and dice notation compiled.
public final class Graph {
  private final String id;
  private final String title;
  private final String contentHash;
  private final Region top;
  private final Map<String, Region> fragments;
  private final Map<String, Variable> variables;
  private final Map<String, Variable> own;
  private final Map<String, Variable> shared;
  private final List<Graph> sharing;
  private final Cast cast;
  private final Map<String, Object> data;
  private final Map<String, Object> characters;
  private final int minPlayers;
  private final int maxPlayers;
  private final JsonNode canonical;
  private final Links links;
  private final Map<String, Place> byFrame = new ConcurrentHashMap<>();

  /// How it hangs together with other graphs.
  ///
  /// @param callees those that it calls, by `id@version`
  /// @param pins the versions by id of those that its document names without one
  /// @param waits whether some node of its top level waits, or calls something that does
  /// @param depth how deeply calls are nested, 0 when there are none
  record Links(Map<String, Graph> callees, Map<String, Integer> pins, boolean waits, int depth) {
    Links {
      callees = Map.copyOf(callees);
      pins = Collections.unmodifiableMap(new TreeMap<>(pins));
    }
  }

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
      Links links,
      JsonNode canonical) {
    this.id = id;
    this.title = title;
    this.contentHash = contentHash;
    this.top = top;
    this.fragments = Map.copyOf(fragments);
    this.variables = variables;
    this.own = those(variables, variable -> !variable.shared());
    this.shared = those(variables, Variable::shared);
    this.cast = cast;
    this.data = data;
    this.characters = Characters.seen(cast);
    this.minPlayers = players.min() == null ? 1 : players.min();
    this.maxPlayers = players.max() == null ? Math.max(8, minPlayers) : players.max();
    this.links = links;
    this.sharing = sharing(this);
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

  /// All variables by name, in the order declared: the session's, computed ones, and those that
  /// outlive sessions.
  public Map<String, Variable> variables() {
    return variables;
  }

  /// Those variables that begin anew with each session, or with each call of this graph.
  public Map<String, Variable> ownVariables() {
    return own;
  }

  /// Those variables that outlive sessions.
  public Map<String, Variable> sharedVariables() {
    return shared;
  }

  private static Map<String, Variable> those(
      Map<String, Variable> all, Predicate<Variable> wanted) {
    Map<String, Variable> some = new LinkedHashMap<>();
    all.forEach((name, variable) -> {
      if (wanted.test(variable)) {
        some.put(name, variable);
      }
    });
    return Collections.unmodifiableMap(some);
  }

  /// This graph and those that it calls, as far as they have variables that outlive sessions; each
  /// id once.
  public List<Graph> sharing() {
    return sharing;
  }

  private static List<Graph> sharing(Graph graph) {
    Map<String, Graph> all = new LinkedHashMap<>();
    if (!graph.shared.isEmpty()) {
      all.put(graph.id, graph);
    }
    graph.links.callees().values().stream()
        .sorted(Comparator.comparing(Graph::id))
        .forEach(callee -> callee.sharing.forEach(one -> all.putIfAbsent(one.id, one)));
    return List.copyOf(all.values());
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

  /// Other graphs that it calls, by `id@version`; each stands as it was when this one was
  /// published.
  public Map<String, Graph> callees() {
    return links.callees();
  }

  /// The versions by id of the graphs that its document calls without naming one.
  public Map<String, Integer> pins() {
    return links.pins();
  }

  /// Whether a call leads to a graph, however indirectly, or it is this one.
  boolean reaches(String graphId) {
    return id.equals(graphId)
        || links.callees().values().stream().anyMatch(callee -> callee.reaches(graphId));
  }

  boolean waits() {
    return links.waits();
  }

  int depth() {
    return links.depth();
  }

  /// The endings of the top level, each once.
  List<String> endings() {
    return top.nodes().values().stream()
        .filter(node -> node.spec().role() == NodeSpec.Role.END)
        .map(Graph::ending)
        .distinct()
        .sorted()
        .toList();
  }

  private static <C extends Record> String ending(Node<C> node) {
    NodeSpec<C> spec = node.spec();
    return spec.ending().apply(node.config());
  }

  /// The region in which the nodes of a frame stand.
  ///
  /// @throws IllegalArgumentException when no call opens such a frame
  public Region region(String frame) {
    return place(frame).region();
  }

  /// Where the nodes of a frame stand.
  ///
  /// @throws IllegalArgumentException when no call opens such a frame
  public Place place(String frame) {
    return byFrame.computeIfAbsent(frame, this::walk);
  }

  private Place walk(String frame) {
    Place place = new Place(this, top, "", "", "");
    if (!frame.isEmpty()) {
      for (String call : frame.split("/")) {
        place = place.inside(call);
      }
    }
    return place;
  }
}
