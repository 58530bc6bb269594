/// What happened to sessions on each day.
@NullMarked
package dev.mimir.projection.sessiondaily;

import org.jspecify.annotations.NullMarked;
