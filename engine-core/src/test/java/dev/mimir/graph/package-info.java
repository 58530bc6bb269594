@NullMarked
package dev.mimir.graph;

import org.jspecify.annotations.NullMarked;
