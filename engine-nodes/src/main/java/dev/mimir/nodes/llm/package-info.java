/// The node that asks a model, and what nodes that ask models have in common: the request, and the
/// tools that a model calls on the way to its answer.
@NullMarked
package dev.mimir.nodes.llm;

import org.jspecify.annotations.NullMarked;
