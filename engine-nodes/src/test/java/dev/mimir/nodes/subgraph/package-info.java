@NullMarked
package dev.mimir.nodes.subgraph;

import org.jspecify.annotations.NullMarked;
