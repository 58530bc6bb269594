@NullMarked
package dev.mimir.nodes.tool;

import org.jspecify.annotations.NullMarked;
