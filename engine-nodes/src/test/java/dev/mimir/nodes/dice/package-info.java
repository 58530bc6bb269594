@NullMarked
package dev.mimir.nodes.dice;

import org.jspecify.annotations.NullMarked;
