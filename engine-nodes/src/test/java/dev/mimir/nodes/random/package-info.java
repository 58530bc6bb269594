@NullMarked
package dev.mimir.nodes.random;

import org.jspecify.annotations.NullMarked;
