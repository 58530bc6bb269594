package dev.mimir.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Goes through functions so that each comes after those it calls.
final class CallOrder {

  private final SequencedMap<String, Set<String>> calls;
  private final Set<String> done = new HashSet<>();
  private final List<String> open = new ArrayList<>();

  CallOrder(SequencedMap<String, Set<String>> calls) {
    this.calls = calls;
  }

  /// @param define is given each function that does not call itself
  /// @param recursive is given each that does, and by which way
  void callers(Consumer<String> define, BiConsumer<String, String> recursive) {
    for (Map.Entry<String, Set<String>> function : calls.entrySet()) {
      visit(function.getKey(), define, recursive);
    }
  }

  private void visit(String name, Consumer<String> define, BiConsumer<String, String> recursive) {
    if (done.contains(name) || open.contains(name)) {
      return;
    }
    if (open.size() > Limits.TOTAL_DEPTH / 10) {
      done.add(name);
      recursive.accept(name, "… → " + name + " (or a chain of calls that is too long)");
      return;
    }
    open.add(name);
    for (String callee : calls.getOrDefault(name, Set.of())) {
      if (calls.containsKey(callee)) {
        visit(callee, define, recursive);
      }
    }
    open.removeLast();
    if (done.add(name)) {
      List<String> way = wayBack(name);
      if (way.isEmpty()) {
        define.accept(name);
      } else {
        recursive.accept(name, String.join(" → ", way));
      }
    }
  }

  /// The shortest way of calls from a function to itself.
  private List<String> wayBack(String name) {
    List<List<String>> ways = new ArrayList<>(List.of(List.of(name)));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ways.size(); i++) {
      List<String> way = ways.get(i);
      for (String callee : calls.getOrDefault(way.getLast(), Set.of())) {
        List<String> longer = new ArrayList<>(way);
        longer.add(callee);
        if (callee.equals(name)) {
          return longer;
        }
        if (seen.add(callee)) {
          ways.add(longer);
        }
      }
    }
    return List.of();
  }
}
