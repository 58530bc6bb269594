package dev.mimir.graph;

import org.jspecify.annotations.Nullable;

/// The graphs that a document can call, as they were published.
@FunctionalInterface
public interface Library {
  /// There are none.
  Library EMPTY = (id, _) -> new Missing("there is no graph '" + id + "'; publish it first");

  /// Looks for a graph.
  ///
  /// @param version the one named; null for the one to be pinned, which is the newest
  Entry find(String graphId, @Nullable Integer version);

  /// What came of it.
  sealed interface Entry {}

  /// There it is.
  record Published(int version, Graph graph) implements Entry {}

  /// It cannot be called.
  ///
  /// @param message why, and what to do
  record Missing(String message) implements Entry {}
}
