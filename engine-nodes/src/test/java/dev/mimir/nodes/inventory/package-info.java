@NullMarked
package dev.mimir.nodes.inventory;

import org.jspecify.annotations.NullMarked;
