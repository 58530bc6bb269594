/// What the players of a session saw and did.
@NullMarked
package dev.mimir.projection.transcript;

import org.jspecify.annotations.NullMarked;
