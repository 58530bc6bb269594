package dev.mimir.graph;

import dev.mimir.node.NodeSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which regions of a graph call which, and which other graphs, and what follows from it. Nothing
/// here recurses or looks at a region twice, whatever calls what.
final class Calls {
  /// How deeply calls can be nested; their nodes make up the frame of each event.
  static final int MAX_DEPTH = 64;

  private final Map<String, RegionCompiler> regions = new LinkedHashMap<>();
  private final Map<String, Map<String, Node<?>>> calls = new HashMap<>();
  private final List<String> order;
  private final Set<String> waiting = new HashSet<>();
  private final Map<String, Integer> depths = new HashMap<>();

  /// @param others the other graphs, by `id@version`
  Calls(List<RegionCompiler> all, Map<String, Graph> others) {
    all.forEach(region -> regions.put(region.name(), region));
    others.keySet().forEach(other -> calls.put(other, Map.of()));
    all.forEach(region -> calls.put(region.name(), callsOf(region, others.keySet())));
    order = calleesFirst();
    for (String name : order) {
      Graph other = others.get(name);
      if (other == null ? nodes(name).stream().anyMatch(this::waits) : other.waits()) {
        waiting.add(name);
      }
      depths.put(name, other == null ? depthOver(name) : other.depth());
    }
  }

  private int depthOver(String region) {
    return callees(region).keySet().stream().mapToInt(to -> depth(to) + 1).max().orElse(0);
  }

  private int depth(String callee) {
    return depths.getOrDefault(callee, 0);
  }

  /// How deeply calls are nested; 0 when there are none.
  int depth() {
    return depth("");
  }

  /// Whether some node of the top level waits, or calls something that does.
  boolean waits() {
    return waiting.contains("");
  }

  private Map<String, Node<?>> callsOf(RegionCompiler region, Set<String> others) {
    Map<String, Node<?>> byCallee = new LinkedHashMap<>();
    for (Node<?> node : region.nodes().values()) {
      for (String callee : callees(node)) {
        if (regions.containsKey(callee) || others.contains(callee)) {
          byCallee.putIfAbsent(callee, node);
        }
      }
    }
    return byCallee;
  }

  /// All regions, each after those that it calls, without those that are on a cycle or lead to one.
  private List<String> calleesFirst() {
    Map<String, List<String>> callers = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    calls.forEach((name, callees) -> {
      callees.keySet().forEach(to -> callers.computeIfAbsent(to, _ -> new ArrayList<>()).add(name));
      open.put(name, callees.size());
      if (callees.isEmpty()) {
        ready.add(name);
      }
    });
    List<String> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      String name = ready.remove();
      sorted.add(name);
      for (String caller : callers.getOrDefault(name, List.of())) {
        if (open.merge(caller, -1, Integer::sum) == 0) {
          ready.add(caller);
        }
      }
    }
    return sorted;
  }

  /// Whether some call leads back to where it is called from.
  boolean cyclic() {
    return order.size() < calls.size();
  }

  void report(Problems problems) {
    Set<String> names = regions.keySet();
    for (List<String> cycle : Loops.among(names, _ -> true, name -> callees(name).keySet())) {
      Set<String> members = new HashSet<>(cycle);
      cycle.forEach(from ->
          callees(from)
              .forEach((to, node) -> {
                if (members.contains(to)) {
                  String message =
                      "the call of '#" + to + "' leads back to where it is called from";
                  problem(problems, ProblemCode.SUBGRAPH_CYCLE, from, node, message);
                }
              }));
    }
    reportDepth(problems);
  }

  private void reportDepth(Problems problems) {
    for (String name : order) {
      callees(name)
          .forEach((callee, node) -> {
            if (depth(callee) == MAX_DEPTH) {
              String message =
                  "calls are nested more than " + MAX_DEPTH + " deep; call fewer in a row";
              problem(problems, ProblemCode.LIMIT_EXCEEDED, name, node, message);
            }
          });
    }
  }

  private void problem(
      Problems problems, ProblemCode code, String region, Node<?> node, String message) {
    RegionCompiler compiler = regions.get(region);
    Draft.DraftNode draft = compiler == null ? null : compiler.drafts().get(node.id());
    if (draft != null) {
      problems.add(code, draft.configAt(), node.id(), message);
    }
  }

  /// Whether a node waits, or calls something that does.
  boolean waits(Node<?> node) {
    return waitsItself(node) || callees(node).stream().anyMatch(waiting::contains);
  }

  private static <C extends Record> boolean waitsItself(Node<C> node) {
    NodeSpec<C> spec = node.spec();
    return spec.waits().test(node.config());
  }

  private Map<String, Node<?>> callees(String region) {
    return calls.getOrDefault(region, Map.of());
  }

  private List<Node<?>> nodes(String region) {
    RegionCompiler compiler = regions.get(region);
    return compiler == null ? List.of() : List.copyOf(compiler.nodes().values());
  }

  private static <C extends Record> Set<String> callees(Node<C> node) {
    NodeSpec<C> spec = node.spec();
    return spec.callees(node.config());
  }
}
