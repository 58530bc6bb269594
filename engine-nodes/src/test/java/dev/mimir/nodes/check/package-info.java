@NullMarked
package dev.mimir.nodes.check;

import org.jspecify.annotations.NullMarked;
