package dev.mimir.node;

/// Name of a variable that may be written: declared, and not computed.
public record VariableName(String name) {}
