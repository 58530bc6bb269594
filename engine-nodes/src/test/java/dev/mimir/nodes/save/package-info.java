@NullMarked
package dev.mimir.nodes.save;

import org.jspecify.annotations.NullMarked;
