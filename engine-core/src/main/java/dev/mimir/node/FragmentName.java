package dev.mimir.node;

/// Names a fragment of the graph, written `#name`.
///
/// @param name without `#`
public record FragmentName(String name) {}
