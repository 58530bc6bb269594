package dev.mimir.graph;

import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.node.NodeSpec.Role;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks at how the nodes hang together: what cannot be reached, what never ends, what loops.
final class Analysis {
  private final Calls calls;
  private final Problems problems;

  private Analysis(Calls calls, Problems problems) {
    this.calls = calls;
    this.problems = problems;
  }

  /// @param callees other graphs, by `id@version`
  static Calls of(List<RegionCompiler> regions, Map<String, Graph> callees, Problems problems) {
    Calls calls = new Calls(regions, callees);
    calls.report(problems);
    Analysis analysis = new Analysis(calls, problems);
    for (RegionCompiler region : regions) {
      analysis.reachability(region);
      if (!calls.cyclic()) {
        analysis.automaticLoops(region);
      }
    }
    return calls;
  }

  private void reachability(RegionCompiler region) {
    String start = region.start();
    if (start == null || region.incomplete()) {
      return; // with nodes missing, what is left says nothing
    }
    Set<String> reached = closure(List.of(start), id -> exits(region, id));
    for (DraftNode node : region.drafts().values()) {
      if (!reached.contains(node.id())) {
        String message = "no way leads to '" + node.id() + "'; connect it, or remove it";
        problems.add(ProblemCode.UNREACHABLE_NODE, node.at(), node.id(), message);
      }
    }
    trapped(region, reached);
  }

  private void trapped(RegionCompiler region, Set<String> reached) {
    Map<String, Set<String>> backwards = new HashMap<>();
    reached.forEach(from ->
        exits(region, from)
            .forEach(to -> backwards.computeIfAbsent(to, _ -> new HashSet<>()).add(from)));
    List<String> ends = reached.stream().filter(id -> goesNowhere(region, id)).toList();
    Set<String> ending = closure(ends, id -> backwards.getOrDefault(id, Set.of()));
    region.drafts().keySet().stream()
        .filter(id -> reached.contains(id) && !ending.contains(id))
        .findFirst()
        .ifPresent(id -> {
          String message = "from '" + id + "' on no end can be reached; add a way to one";
          Node<?> node = region.nodes().get(id);
          if (node != null) {
            problems.add(ProblemCode.NO_REACHABLE_END, place(region, node).at(), id, message);
          }
        });
  }

  private void automaticLoops(RegionCompiler region) {
    Predicate<String> moves = id -> !waits(region, id);
    for (List<String> loop : Loops.among(region.nodes().keySet(), moves, id -> exits(region, id))) {
      Node<?> node = region.nodes().get(loop.getFirst());
      if (node != null) {
        String message =
            "a loop that never waits: " + String.join(", ", loop) + "; a turn has a bounded length";
        problems.add(ProblemCode.AUTOMATIC_LOOP, place(region, node).at(), node.id(), message);
      }
    }
  }

  private boolean waits(RegionCompiler region, String id) {
    Node<?> node = region.nodes().get(id);
    return node != null && calls.waits(node);
  }

  private static Set<String> closure(
      Collection<String> from, Function<String, Collection<String>> next) {
    Set<String> known = new LinkedHashSet<>(from);
    Deque<String> ahead = new ArrayDeque<>(from);
    while (!ahead.isEmpty()) {
      for (String id : next.apply(ahead.pop())) {
        if (known.add(id)) {
          ahead.push(id);
        }
      }
    }
    return known;
  }

  private static Collection<String> exits(RegionCompiler region, String id) {
    Node<?> node = region.nodes().get(id);
    return node == null ? List.of() : node.exits().values();
  }

  /// Whether a node is an end, or one without a way on, such as one that goes back to a save.
  private static boolean goesNowhere(RegionCompiler region, String id) {
    Node<?> node = region.nodes().get(id);
    return node != null && (node.spec().role() == Role.END || node.exits().isEmpty());
  }

  private static DraftNode place(RegionCompiler region, Node<?> node) {
    DraftNode draft = region.drafts().get(node.id());
    if (draft == null) {
      throw new IllegalStateException("no draft of " + node.id());
    }
    return draft;
  }
}
