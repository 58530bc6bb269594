package dev.mimir.node;

/// Name of a choice, case, branch or ending: `[a-z][a-z0-9_-]{0,63}`, and none of the reserved. A
/// config record with such a member may carry `next` in the short notation.
public record PortName(String name) {}
