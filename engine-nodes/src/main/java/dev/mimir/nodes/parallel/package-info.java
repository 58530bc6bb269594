/// The node that runs fragments beside each other.
@NullMarked
package dev.mimir.nodes.parallel;

import org.jspecify.annotations.NullMarked;
