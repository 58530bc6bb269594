/// The graph of a game as a value: parsed from both notations, validated, compiled.
@NullMarked
package dev.mimir.graph;

import org.jspecify.annotations.NullMarked;
