@NullMarked
package dev.mimir.graph.diff;

import org.jspecify.annotations.NullMarked;
