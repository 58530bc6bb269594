/// Whether dice fall as their exact odds have it.
@NullMarked
package dev.mimir.projection.dicefairness;

import org.jspecify.annotations.NullMarked;
