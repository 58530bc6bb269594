@NullMarked
package dev.mimir.nodes.timer;

import org.jspecify.annotations.NullMarked;
