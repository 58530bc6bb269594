/// The node that branches by conditions.
@NullMarked
package dev.mimir.nodes.condition;

import org.jspecify.annotations.NullMarked;
