/// What each player did.
@NullMarked
package dev.mimir.projection.playerrecord;

import org.jspecify.annotations.NullMarked;
