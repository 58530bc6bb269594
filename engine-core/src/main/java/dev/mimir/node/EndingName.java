package dev.mimir.node;

/// Name of an ending, by the rules of {@link PortName}.
public record EndingName(String name) {}
