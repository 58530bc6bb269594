@NullMarked
package dev.mimir.nodes.state;

import org.jspecify.annotations.NullMarked;
