package dev.mimir.node;

import dev.mimir.expression.Template;
import org.jspecify.annotations.Nullable;

/// Why something is shown but cannot be taken: a template, or `true` where nobody says why.
///
/// @param reason null when nobody says why
public record Lock(@Nullable Template reason) {}
