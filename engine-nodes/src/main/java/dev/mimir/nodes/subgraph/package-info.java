/// The node that calls a fragment.
@NullMarked
package dev.mimir.nodes.subgraph;

import org.jspecify.annotations.NullMarked;
