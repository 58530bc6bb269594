/// The shapes of JSON in a graph. One shape reads a value, reports all that is wrong with it, and
/// describes itself as JSON Schema; the shapes of records follow from their components.
@NullMarked
package dev.mimir.graph.shape;

import org.jspecify.annotations.NullMarked;
