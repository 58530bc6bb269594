package dev.mimir.playtest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Things of one kind that were found, with how often and the shortest path to each.
///
/// @param <K> what tells them apart
final class Findings<K extends Comparable<? super K>> {
  private final Map<K, Finding<K>> all = new TreeMap<>();

  /// @param lead the shortest known
  /// @param detail of the one with the shortest path
  record Finding<K>(K what, int count, Lead lead, String detail) {}

  void add(K what, Lead lead, String detail) {
    Finding<K> before = all.get(what);
    boolean shorter = before == null || lead.trail().length() < before.lead().trail().length();
    all.put(
        what,
        new Finding<>(
            what,
            before == null ? 1 : before.count() + 1,
            shorter || before == null ? lead : before.lead(),
            shorter || before == null ? detail : before.detail()));
  }

  boolean has(K what) {
    return all.containsKey(what);
  }

  /// Most frequent first.
  List<Finding<K>> byCount() {
    return all.values().stream()
        .sorted(Comparator.comparingInt((Finding<K> finding) -> -finding.count()))
        .toList();
  }

  /// By what they are.
  List<Finding<K>> byName() {
    return List.copyOf(all.values());
  }
}
