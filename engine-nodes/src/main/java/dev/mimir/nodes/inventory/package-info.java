/// The node that moves items.
@NullMarked
package dev.mimir.nodes.inventory;

import org.jspecify.annotations.NullMarked;
