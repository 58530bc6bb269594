/// A node type in a jar of its own: nothing else knows of it.
@NullMarked
package dev.mimir.samples.node;

import org.jspecify.annotations.NullMarked;
