/// Which models were asked on each day, what it took, and what failed.
@NullMarked
package dev.mimir.projection.modelusage;

import org.jspecify.annotations.NullMarked;
