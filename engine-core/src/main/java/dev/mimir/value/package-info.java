/// Small immutable values that the whole engine shares.
@NullMarked
package dev.mimir.value;

import org.jspecify.annotations.NullMarked;
