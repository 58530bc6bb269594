/// The node that picks one of several ways.
@NullMarked
package dev.mimir.nodes.random;

import org.jspecify.annotations.NullMarked;
