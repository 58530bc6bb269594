/// The node that lets a player choose.
@NullMarked
package dev.mimir.nodes.choice;

import org.jspecify.annotations.NullMarked;
