@NullMarked
package dev.mimir.nodes.input;

import org.jspecify.annotations.NullMarked;
