package dev.mimir.playtest;

import dev.mimir.expression.Usage;
import dev.mimir.graph.Graph;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the expressions of a graph tell about the values that make a difference.
final class Clues {
  /// Constants kept for one name.
  private static final int MOST = 200;

  private final Graph graph;
  private final Map<String, Set<Object>> met = new HashMap<>();
  private final Map<String, Set<String>> sources = new HashMap<>();
  private final Set<String> deciding = new HashSet<>();
  private final Set<String> cyclic = new HashSet<>();

  Clues(Graph graph) {
    this.graph = graph;
    new Harvest(this).of(graph);
    close();
  }

  /// An expression that decides something or is a part of a text.
  void uses(String expression, boolean shownOnly) {
    Usage usage = Usage.of(expression);
    meet(usage);
    if (!shownOnly) {
      deciding.addAll(usage.names());
    }
  }

  /// An expression whose value a variable gets.
  void assigns(String variable, String expression) {
    Usage usage = Usage.of(expression);
    meet(usage);
    sources.computeIfAbsent(variable, _ -> new HashSet<>()).addAll(usage.names());
  }

  private void meet(Usage usage) {
    for (Usage.Meeting meeting : usage.meetings()) {
      if (meeting.remainder()) {
        cyclic.addAll(meeting.names());
      }
      for (String name : meeting.names()) {
        Set<Object> known = met.computeIfAbsent(name, _ -> new LinkedHashSet<>());
        known.addAll(meeting.constants());
        meeting.data().forEach(path -> scalars(data(path), known));
      }
    }
  }

  private @Nullable Object data(List<String> path) {
    Object at = graph.data();
    for (String member : path) {
      at = at instanceof Map<?, ?> map ? map.get(member) : null;
    }
    return at;
  }

  private static void scalars(@Nullable Object value, Set<Object> into) {
    if (into.size() >= MOST) {
      return;
    }
    switch (value) {
      case String text -> into.add(text);
      case Number number -> into.add(number);
      case List<?> list -> list.forEach(element -> scalars(element, into));
      case Map<?, ?> map -> map.keySet().forEach(key -> scalars(key, into));
      case null, default -> {}
    }
  }

  /// What decides the value of something that decides, decides.
  private void close() {
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Set<String>> entry : sources.entrySet()) {
        more |= deciding.contains(entry.getKey()) && deciding.addAll(entry.getValue());
      }
    }
  }

  /// Whether the value of a name can make a difference to more than words.
  boolean decides(String name) {
    return deciding.contains(name);
  }

  /// Whether a remainder of its value counts, so that no value is like all beyond it.
  boolean comesRound(String name) {
    return cyclic.contains(name);
  }

  /// The constants that a name meets, also where its value was handed on under other names.
  Set<Object> constants(String name) {
    Set<Object> all = new LinkedHashSet<>();
    for (String heir : heirs(name)) {
      all.addAll(met.getOrDefault(heir, Set.of()));
    }
    return all;
  }

  private Set<String> heirs(String name) {
    Set<String> heirs = new TreeSet<>(Set.of(name));
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Set<String>> entry : sources.entrySet()) {
        if (!Collections.disjoint(entry.getValue(), heirs)) {
          more |= heirs.add(entry.getKey());
        }
      }
    }
    return heirs;
  }

  /// The numbers that a name itself meets, in order.
  List<Double> bounds(String name) {
    return met.getOrDefault(name, Set.of()).stream()
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).doubleValue())
        .distinct()
        .sorted()
        .toList();
  }
}
