@NullMarked
package dev.mimir.nodes.choice;

import org.jspecify.annotations.NullMarked;
