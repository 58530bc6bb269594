/// What all node types have in common.
@NullMarked
package dev.mimir.nodes;

import org.jspecify.annotations.NullMarked;
