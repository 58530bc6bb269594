@NullMarked
package dev.mimir.nodes.condition;

import org.jspecify.annotations.NullMarked;
