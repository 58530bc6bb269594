@NullMarked
package dev.mimir.nodes.start;

import org.jspecify.annotations.NullMarked;
