@NullMarked
package dev.mimir.nodes.parallel;

import org.jspecify.annotations.NullMarked;
