package dev.mimir.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds the strongly connected components that hold a loop (Tarjan, "Depth-First Search and Linear
/// Graph Algorithms", 1972), without recursion, so that long graphs do not exhaust the stack.
final class Loops {
  private final Predicate<String> counts;
  private final Function<String, Collection<String>> next;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> isOpen = new HashSet<>();
  private final List<List<String>> found = new ArrayList<>();

  private Loops(Predicate<String> counts, Function<String, Collection<String>> next) {
    this.counts = counts;
    this.next = next;
  }

  /// The loops among those nodes that count.
  static List<List<String>> among(
      Collection<String> nodes,
      Predicate<String> counts,
      Function<String, Collection<String>> next) {
    Loops loops = new Loops(counts, next);
    for (String node : nodes) {
      if (counts.test(node) && !loops.index.containsKey(node)) {
        loops.visit(node);
      }
    }
    return loops.found;
  }

  private record Step(String node, Iterator<String> ahead) {}

  private void visit(String first) {
    Deque<Step> path = new ArrayDeque<>();
    path.push(enter(first));
    while (!path.isEmpty()) {
      Step step = path.element();
      if (!step.ahead().hasNext()) {
        path.pop();
        close(step.node());
        if (!path.isEmpty()) {
          low.merge(path.element().node(), low(step.node()), Math::min);
        }
        continue;
      }
      String to = step.ahead().next();
      if (counts.test(to) && !index.containsKey(to)) {
        path.push(enter(to));
      } else if (isOpen.contains(to)) {
        low.merge(step.node(), index.getOrDefault(to, 0), Math::min);
      }
    }
  }

  private Step enter(String node) {
    index.put(node, index.size());
    low.put(node, index.size() - 1);
    open.push(node);
    isOpen.add(node);
    return new Step(node, next.apply(node).iterator());
  }

  private int low(String node) {
    return low.getOrDefault(node, 0);
  }

  private void close(String node) {
    if (low(node) != index.getOrDefault(node, -1)) {
      return;
    }
    List<String> component = new ArrayList<>();
    String member;
    do {
      member = open.pop();
      isOpen.remove(member);
      component.addFirst(member);
    } while (!member.equals(node));
    if (component.size() > 1 || next.apply(node).contains(node)) {
      found.add(component);
    }
  }
}
