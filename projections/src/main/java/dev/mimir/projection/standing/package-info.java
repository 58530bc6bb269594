/// What is open in a session, as its events tell: shared by the read models that need to know.
@NullMarked
package dev.mimir.projection.standing;

import org.jspecify.annotations.NullMarked;
