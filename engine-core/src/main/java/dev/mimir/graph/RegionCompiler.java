package dev.mimir.graph;

import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.graph.Draft.Target;
import dev.mimir.graph.shape.Names;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Role;
import dev.mimir.node.NodeTypes.Registered;
import dev.mimir.node.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles the nodes of one region: reads their configs, then connects them.
final class RegionCompiler {
  private final String name;
  private final Draft draft;
  private final Declarations declarations;
  private final Pointer at;
  private final Problems problems;
  private final Map<String, DraftNode> drafts = new LinkedHashMap<>();
  private final Map<String, Node<?>> nodes = new LinkedHashMap<>();
  private Map<String, Map<String, Target>> edges = Map.of();
  private @Nullable String start;

  RegionCompiler(
      String name, Draft draft, Declarations declarations, Pointer at, Problems problems) {
    this.name = name;
    this.draft = draft;
    this.declarations = declarations;
    this.at = at;
    this.problems = problems;
  }

  String name() {
    return name;
  }

  Map<String, Node<?>> nodes() {
    return nodes;
  }

  Map<String, DraftNode> drafts() {
    return drafts;
  }

  /// Edges by node and port, without fallbacks.
  Map<String, Map<String, Target>> edges() {
    return edges;
  }

  @Nullable String start() {
    return start;
  }

  /// Whether some nodes could not be read.
  boolean incomplete() {
    return nodes.size() < drafts.size() || !draft.untyped().isEmpty() || problems.full();
  }

  /// Reads all configs.
  ///
  /// @return the endings of this region, each once
  List<String> readConfigs() {
    Names names = new Names(declarations, problems, null);
    Set<String> endings = new LinkedHashSet<>();
    for (DraftNode node : draft.nodes()) {
      if (problems.full()) {
        break;
      }
      if (drafts.putIfAbsent(node.id(), node) != null) {
        String message = "another node has the id '" + node.id() + "'; rename one of them";
        problems.add(ProblemCode.DUPLICATE_ID, node.at(), node.id(), message);
      } else {
        read(node, node.kind(), names.at(node.id()), endings);
      }
    }
    findStart();
    return List.copyOf(endings);
  }

  private <C extends Record> void read(
      DraftNode draftNode, Registered<C> kind, Names names, Set<String> endings) {
    NodeSpec<C> spec = kind.spec();
    Pointer place = draftNode.configAt();
    C config = Shapes.ofRecord(spec.config()).read(draftNode.config(), place, names);
    if (config == null) {
      return;
    }
    spec.check().accept(config, new ConfigReport(names, place));
    if (spec.role() == Role.END) {
      endings.add(spec.ending().apply(config));
    }
    if (spec.draws().test(config) && !draftNode.named()) {
      String message = "give this node an id, so that later changes do not shift its draws";
      names.problem(ProblemCode.UNNAMED_DRAW, draftNode.at(), message);
    }
    nodes.put(draftNode.id(), new Node<>(draftNode.id(), kind, config, Map.of()));
  }

  /// Takes the problems that a node type finds in its config.
  private record ConfigReport(Names names, Pointer place) implements NodeSpec.Report {
    @Override
    public void problem(String member, String message) {
      names.problem(ProblemCode.SCHEMA, place.descend(member), message);
    }

    @Override
    public void mismatch(String member, String message) {
      names.problem(ProblemCode.TYPE_MISMATCH, place.descend(member), message);
    }
  }

  private void findStart() {
    List<DraftNode> starts =
        drafts.values().stream().filter(node -> node.kind().spec().role() == Role.START).toList();
    if (starts.isEmpty() && problems.full()) {
      return;
    }
    if (starts.isEmpty()) {
      problems.add(ProblemCode.NO_START, at, null, "there is no start; add a node of type start");
      return;
    }
    start = starts.getFirst().id();
    for (DraftNode other : starts.subList(1, starts.size())) {
      String message = "there can be one start only; '" + start + "' is one already";
      problems.add(ProblemCode.MULTIPLE_STARTS, other.at(), other.id(), message);
    }
  }

  /// Connects the nodes whose configs were read.
  ///
  /// @param endings of every region, by name
  void connect(Map<String, List<String>> endings) {
    Wiring wiring = new Wiring(draft, drafts, problems);
    for (Node<?> node : List.copyOf(nodes.values())) {
      DraftNode from = drafts.get(node.id());
      if (from != null) {
        nodes.put(node.id(), node.withExits(wiring.exits(from, ports(node, endings))));
      }
    }
    drafts.values().stream()
        .filter(draftNode -> !nodes.containsKey(draftNode.id()))
        .forEach(wiring::checkTargets);
    wiring.reportUnknownSources();
    edges = wiring.edges();
  }

  private static <C extends Record> List<Port> ports(
      Node<C> node, Map<String, List<String>> endings) {
    NodeSpec<C> spec = node.spec();
    if (spec.role() != Role.CALL) {
      return spec.ports().apply(node.config());
    }
    List<Port> ports = new ArrayList<>();
    ports.add(Port.orIncident(Port.NEXT));
    List<String> ways = endings.getOrDefault(spec.callee().apply(node.config()), List.of());
    ways.forEach(ending -> ports.add(new Port(ending, true, Port.NEXT)));
    return ports;
  }

  /// The compiled region; only when there was no error.
  Region region() {
    if (start == null) {
      throw new IllegalStateException("region '" + name + "' has errors");
    }
    return new Region(
        name,
        Map.copyOf(nodes),
        start,
        Collections.unmodifiableMap(declarations.locals()),
        declarations.inputNames(),
        declarations.environment(Map.of()));
  }
}
