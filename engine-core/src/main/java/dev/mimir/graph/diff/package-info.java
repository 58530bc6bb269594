/// What differs between two versions of a graph, by meaning.
@NullMarked
package dev.mimir.graph.diff;

import org.jspecify.annotations.NullMarked;
