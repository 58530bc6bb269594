/// By which endings sessions end.
@NullMarked
package dev.mimir.projection.endingshare;

import org.jspecify.annotations.NullMarked;
