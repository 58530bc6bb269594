@NullMarked
package dev.mimir.nodes.end;

import org.jspecify.annotations.NullMarked;
