package dev.mimir.node;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Type;

/// A value that is computed from what a called fragment sees.
///
/// @param type as far as it is known beforehand, whichever fragment computes it
public record CalleeValue(Expression expression, Type type) {}
