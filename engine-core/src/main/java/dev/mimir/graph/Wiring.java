package dev.mimir.graph;

import dev.mimir.graph.Draft.DraftEdge;
import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.graph.Draft.Target;
import dev.mimir.graph.shape.Names;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.graph.shape.Similar;
import dev.mimir.node.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Connects the ports of a region's nodes.
final class Wiring {
  private final Map<String, DraftNode> drafts;
  private final Set<String> untyped;
  private final Problems problems;
  private final Map<String, List<DraftEdge>> bySource = new LinkedHashMap<>();
  private final Map<String, Map<String, Target>> edges = new LinkedHashMap<>();

  Wiring(Draft draft, Map<String, DraftNode> drafts, Problems problems) {
    this.drafts = drafts;
    this.untyped = draft.untyped();
    this.problems = problems;
    draft.edges().forEach(e -> bySource.computeIfAbsent(e.from(), _ -> new ArrayList<>()).add(e));
  }

  /// The edges that a document lists.
  static List<DraftEdge> listed(JsonNode list, Pointer at, Problems problems) {
    Names names = new Names(Declarations.none(), problems, null);
    List<DraftEdge> edges = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Pointer place = at.child(i);
      EdgeSpec edge = Shapes.ofRecord(EdgeSpec.class).read(list.get(i), place, names);
      if (edge != null) {
        String port = edge.port() == null ? Port.NEXT : edge.port();
        Target to = new Target(edge.to(), place.child("to"), Typing.kept(list.get(i)));
        edges.add(new DraftEdge(edge.from(), port, to, place));
      }
    }
    return edges;
  }

  /// All edges by node and port, without fallbacks.
  Map<String, Map<String, Target>> edges() {
    return edges;
  }

  /// Connects one node.
  ///
  /// @return the node to enter for each port that leads somewhere
  Map<String, String> exits(DraftNode node, List<Port> ports) {
    Map<String, Port> byName = distinct(node, ports);
    Map<String, Target> targets = named(node, byName);
    for (Port port : byName.values()) {
      Target next = node.next();
      if (next != null && takesDefault(port)) {
        targets.putIfAbsent(port.name(), next);
      }
    }
    Map<String, Target> direct = new LinkedHashMap<>();
    targets.forEach((port, target) -> connect(node, port, target, direct));
    byName.values().stream()
        .filter(port -> port.required() && !connected(port, targets))
        .forEach(port -> unconnected(node, port));
    edges.put(node.id(), direct);
    return withFallbacks(byName, direct);
  }

  private static boolean takesDefault(Port port) {
    return port.name().equals(Port.NEXT) || (port.required() && port.fallback() == null);
  }

  private static boolean connected(Port port, Map<String, Target> targets) {
    String fallback = port.fallback();
    return targets.containsKey(port.name()) || (fallback != null && targets.containsKey(fallback));
  }

  /// Looks whether there is what a node names whose ports are not known.
  void checkTargets(DraftNode node) {
    Map<String, Target> unused = new LinkedHashMap<>();
    node.targets().forEach((port, target) -> connect(node, port, target, unused));
    bySource
        .getOrDefault(node.id(), List.of())
        .forEach(edge -> connect(node, edge.port(), edge.to(), unused));
  }

  private Map<String, Port> distinct(DraftNode node, List<Port> ports) {
    Map<String, Port> byName = new LinkedHashMap<>();
    for (Port port : ports) {
      if (byName.putIfAbsent(port.name(), port) != null) {
        String message = "two ways out of this node are named '" + port.name() + "'";
        problems.add(ProblemCode.DUPLICATE_ID, node.configAt(), node.id(), message);
      }
    }
    return byName;
  }

  private Map<String, Target> named(DraftNode node, Map<String, Port> ports) {
    Map<String, Target> targets = new LinkedHashMap<>();
    node.targets()
        .forEach((port, target) -> {
          // A `next` of the node is where its other ports lead, even if it has no port of that
          // name.
          boolean otherwise = port.equals(Port.NEXT) && !ports.containsKey(port);
          if (!otherwise && known(node, port, target.at(), ports)) {
            targets.put(port, target);
          }
        });
    for (DraftEdge edge : bySource.getOrDefault(node.id(), List.of())) {
      if (known(node, edge.port(), edge.at(), ports)
          && targets.putIfAbsent(edge.port(), edge.to()) != null) {
        String message = "port '" + edge.port() + "' of '" + node.id() + "' has an edge already";
        problems.add(ProblemCode.DUPLICATE_EDGE, edge.at(), node.id(), message);
      }
    }
    return targets;
  }

  private boolean known(DraftNode node, String port, Pointer at, Map<String, Port> ports) {
    if (ports.containsKey(port)) {
      return true;
    }
    String has =
        ports.isEmpty() ? "it has none" : "its ports are " + String.join(", ", ports.keySet());
    problems.add(
        ProblemCode.UNKNOWN_PORT,
        at,
        node.id(),
        "'" + node.id() + "' has no port '" + port + "'; " + has);
    return false;
  }

  private void connect(DraftNode node, String port, Target target, Map<String, Target> direct) {
    if (drafts.containsKey(target.node())) {
      direct.put(port, target);
      return;
    }
    if (untyped.contains(target.node()) || problems.full()) {
      return;
    }
    String hint = Similar.hint(target.node(), drafts.keySet());
    problems.add(
        ProblemCode.UNKNOWN_NODE,
        target.at(),
        node.id(),
        "there is no node '" + target.node() + "' here" + hint);
  }

  private void unconnected(DraftNode node, Port port) {
    String message =
        "port '" + port.name() + "' of '" + node.id() + "' leads nowhere; connect it to a node";
    problems.add(ProblemCode.PORT_NOT_CONNECTED, node.at(), node.id(), message);
  }

  private static Map<String, String> withFallbacks(
      Map<String, Port> ports, Map<String, Target> direct) {
    Map<String, String> exits = new HashMap<>();
    direct.forEach((port, target) -> exits.put(port, target.node()));
    for (Port port : ports.values()) {
      String to = fallback(port, direct);
      if (to != null) {
        exits.putIfAbsent(port.name(), to);
      }
    }
    return exits;
  }

  private static @Nullable String fallback(Port port, Map<String, Target> direct) {
    Target target = port.fallback() == null ? null : direct.get(port.fallback());
    return target == null ? null : target.node();
  }

  /// Reports edges that come from nowhere.
  void reportUnknownSources() {
    bySource.forEach((from, list) -> {
      if (!drafts.containsKey(from) && !untyped.contains(from)) {
        String message =
            "there is no node '" + from + "' here" + Similar.hint(from, drafts.keySet());
        list.forEach(
            edge -> problems.add(ProblemCode.UNKNOWN_NODE, edge.at().child("from"), null, message));
      }
    });
  }
}
