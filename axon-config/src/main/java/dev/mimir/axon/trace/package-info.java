/// Spans of commands and effects.
@NullMarked
package dev.mimir.axon.trace;

import org.jspecify.annotations.NullMarked;
