package dev.mimir.node;

/// The version of the graph that a {@link CalleeName} names. In a config record it stands before
/// that name, as the graph is looked for when its name is read.
public record CalleeVersion(int number) {}
