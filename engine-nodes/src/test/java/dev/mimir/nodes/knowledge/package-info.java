@NullMarked
package dev.mimir.nodes.knowledge;

import org.jspecify.annotations.NullMarked;
