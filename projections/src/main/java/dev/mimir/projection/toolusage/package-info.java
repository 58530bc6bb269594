/// Which tools were called on each day, how long it took, and what failed.
@NullMarked
package dev.mimir.projection.toolusage;

import org.jspecify.annotations.NullMarked;
