/// The node at which players wait for each other.
@NullMarked
package dev.mimir.nodes.sync;

import org.jspecify.annotations.NullMarked;
