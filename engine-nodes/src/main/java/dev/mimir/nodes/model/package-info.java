/// Talks to model providers: our own port, the providers behind it, and the effect `model` that
/// routes requests among those that are configured.
@NullMarked
package dev.mimir.nodes.model;

import org.jspecify.annotations.NullMarked;
