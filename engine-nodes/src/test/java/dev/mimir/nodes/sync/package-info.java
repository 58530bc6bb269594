@NullMarked
package dev.mimir.nodes.sync;

import org.jspecify.annotations.NullMarked;
