/// The node where a graph, or a call, ends.
@NullMarked
package dev.mimir.nodes.end;

import org.jspecify.annotations.NullMarked;
