/// The node that lets a player write.
@NullMarked
package dev.mimir.nodes.input;

import org.jspecify.annotations.NullMarked;
