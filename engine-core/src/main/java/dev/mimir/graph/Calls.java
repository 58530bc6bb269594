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

/// Which regions of a graph call which, and what follows from it. Nothing here recurses or looks at
/// a region twice, whatever calls what.
final class Calls {
  /// How deeply calls can be nested; their nodes make up the frame of each event.
  static final int MAX_DEPTH = 64;

  private final Map<String, RegionCompiler> regions = new LinkedHashMap<>();
  private final Map<String, Map<String, Node<?>>> calls = new HashMap<>();
  private final List<String> order;
  private final Set<String> waiting = new HashSet<>();

  Calls(List<RegionCompiler> all) {
    all.forEach(region -> regions.put(region.name(), region));
    all.forEach(region -> calls.put(region.name(), callsOf(region)));
    order = calleesFirst();
    for (String name : order) {
      if (nodes(name).stream().anyMatch(this::waits)) {
        waiting.add(name);
      }
    }
  }

  private Map<String, Node<?>> callsOf(RegionCompiler region) {
    Map<String, Node<?>> byCallee = new LinkedHashMap<>();
    for (Node<?> node : region.nodes().values()) {
      for (String callee : callees(node)) {
        if (regions.containsKey(callee)) {
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
    return order.size() < regions.size();
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
    Map<String, Integer> depths = new HashMap<>();
    for (String name : order) {
      callees(name)
          .forEach((callee, node) -> {
            int depth = depths.getOrDefault(callee, 0) + 1;
            if (depth == MAX_DEPTH + 1) {
              String message =
                  "calls are nested more than " + MAX_DEPTH + " deep; call fewer in a row";
              problem(problems, ProblemCode.LIMIT_EXCEEDED, name, node, message);
            }
            depths.merge(name, depth, Math::max);
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
