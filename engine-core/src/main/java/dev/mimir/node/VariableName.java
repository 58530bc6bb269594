package dev.mimir.node;

import dev.mimir.expression.Type;

/// Name of a variable that may be written: declared, and not computed.
///
/// @param type as declared
public record VariableName(String name, Type type) {}
